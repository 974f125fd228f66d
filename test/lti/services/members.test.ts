import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { MOST_MEMBERS } from '../../../src/domain/roster.js';
import { ServiceFault, type ServiceFaultKind } from '../../../src/domain/serviceFault.js';
import { openServicesWorld, type ServicesWorld } from './servicesWorld.js';

describe('names and roles (NRPS 2.0)', () => {
  let world: ServicesWorld;
  beforeEach(async () => {
    world = await openServicesWorld();
  });
  afterEach(() => world.close());

  const read = (address = world.memberships) => world.services.members(world.platform, address);
  const page = (members: unknown, link?: string) => ({
    body: JSON.stringify({ members }),
    ...(link !== undefined && { headers: { link } }),
  });
  const refused = async (kind: ServiceFaultKind, address?: string) => {
    await assert.rejects(read(address), (error) => {
      assert.ok(error instanceof ServiceFault, String(error));
      assert.equal(error.kind, kind);
      return true;
    });
  };

  it('reads who is in the course, with names as plain text', async () => {
    const { members, truncated } = await read();
    assert.equal(truncated, false);
    assert.deepEqual(
      members.map(({ name, roles }) => [name, roles]),
      [
        ['Helena Virtanen', ['teacher']],
        ['Aino Mäkelä', ['student']],
        ['Žiga Kovačič', ['student']],
        ["Giulia D'Amico", ['student']],
        ['Marko Weiß', ['teacher']],
        // As Moodle has it: the latest launch knows better.
        ['Lukas Brandt', ['student']],
      ],
    );
  });

  it('asks with the one media type, once for the token and once for the people', async () => {
    await read();
    await read();
    assert.deepEqual(
      world.sent.map(({ method, address, headers }) => [method, new URL(address).pathname, headers.accept]),
      [
        ['POST', '/token', 'application/json'],
        ['GET', '/services/courses/5/members', 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json'],
        ['GET', '/services/courses/5/members', 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json'],
      ],
    );
  });

  it('reads 5,000 people, on one page and on fifty', async () => {
    world.lms.settings.crowd = 5000;
    assert.equal((await read()).members.length, 5006);
    const paged = await read(`${world.memberships}?limit=100`);
    assert.equal(paged.members.length, 5006);
    assert.equal(paged.members.at(-1)?.name, 'Member & No 4999');
    assert.equal(world.lms.trouble.requests('members'), 52);
  });

  it('keeps no more people than it may', async () => {
    world.lms.settings.crowd = MOST_MEMBERS + 500;
    const { members, truncated } = await read(`${world.memberships}?limit=5000`);
    assert.deepEqual([members.length, truncated], [MOST_MEMBERS, true]);
  });

  it('makes sense of what is there, and leaves the rest', async () => {
    const named = (user_id: unknown, more = {}) => ({ user_id, roles: ['Learner'], ...more });
    world.lms.trouble.misbehave(
      'members',
      page([
        named('1', { name: 'M&auml;kinen &amp; Co &lt;b&gt;', status: 'Active' }),
        named('2', { given_name: 'Only', family_name: 'Parts' }),
        named('3', { name: 'x'.repeat(9000) }),
        named('4', { name: ['no'], roles: 'Learner' }),
        named('5', { roles: [1, null, 'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'] }),
        named('6', { name: ' \u0000\n\ud800 ' }),
        named('7', { status: 'Inactive' }),
        named('8', { status: 'Deleted' }),
        named(9),
        named(''),
        null,
        'nobody',
        [],
        named('1', { name: 'The later one counts' }),
      ]),
    );
    const { members } = await read();
    const found = members.map(({ sub, name = '', roles }) => [sub, name.slice(0, 30), roles]);
    assert.deepEqual(found, [
      ['1', 'The later one counts', ['student']],
      ['2', 'Only Parts', ['student']],
      ['3', 'x'.repeat(30), ['student']],
      ['4', '', []],
      ['5', '', ['teacher']],
      ['6', '', ['student']],
    ]);
    assert.equal(members[2]?.name?.length, 400);
  });

  for (const [what, how, kind] of [
    ['a server error', { status: 500 }, 'unreachable'],
    ['too many requests', { status: 429 }, 'unreachable'],
    ['a refusal', { status: 404 }, 'refused'],
    ['a missing right', { status: 403 }, 'notGranted'],
    ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'refused'],
    ['an empty answer', { body: '' }, 'malformed'],
    ['a page instead of JSON', { body: '<!doctype html>' }, 'malformed'],
    ['null', { body: 'null' }, 'malformed'],
    ['a list', { body: '[]' }, 'malformed'],
    ['no members', { body: '{}' }, 'malformed'],
    ['members that are no list', { body: '{"members":{"0":{}}}' }, 'malformed'],
    ['a compressed answer', { headers: { 'content-encoding': 'gzip' } }, 'unreachable'],
    ['more than 8 MB', { body: ' '.repeat(9 * 1024 * 1024) }, 'unreachable'],
  ] as const) {
    it(`says ${kind} to ${what}`, async () => {
      world.lms.trouble.misbehave('members', how);
      await refused(kind);
    });
  }

  for (const [what, link] of [
    ['to another host', '<https://evil.example/members>; rel="next"'],
    ['to another port', '<http://127.0.0.1:1/members>; rel="next"'],
    ['to another scheme', '<file:///etc/passwd>; rel="next"'],
    ['with a password', '<http://a:b@127.0.0.1/members>; rel="next"'],
    ['back to the same page', '<PAGE>; rel="next"'],
  ] as const) {
    it(`follows no link ${what}`, async () => {
      world.lms.trouble.misbehave('members', page([], link.replace('PAGE', world.memberships)));
      await refused('malformed');
      assert.equal(world.lms.trouble.requests('members'), 1);
    });
  }

  it('follows a link that is written short, and takes no notice of other links', async () => {
    const short =
      '</services/courses/5/members?limit=2&from=4>; rel="next", <http://evil.example/>; rel="differences"';
    world.lms.trouble.misbehave('members', { ...page([{ user_id: '1', roles: [] }], short), times: 1 });
    assert.equal((await read()).members.length, 3);
  });

  it('replaces a token that is not taken, once', async () => {
    await read();
    world.lms.trouble.misbehave('members', { forgetTokens: true, times: 1 });
    assert.equal((await read()).members.length, 6);
    assert.equal(world.lms.trouble.requests('token'), 2);
    world.lms.trouble.misbehave('members', { status: 401 });
    const before = world.lms.trouble.requests('members');
    await refused('notGranted');
    assert.equal(world.lms.trouble.requests('members'), before + 2);
  });

  it('asks for one token, however many need it', async () => {
    await Promise.all(Array.from({ length: 20 }, () => read()));
    assert.equal(world.lms.trouble.requests('token'), 1);
    world.move(3600_000);
    await read();
    assert.equal(world.lms.trouble.requests('token'), 2);
  });

  it('does not ask again for a moment when it gets no token, longer each time', async () => {
    world.lms.trouble.misbehave('token', { status: 500 });
    for (const [wait, asked] of [
      [0, 1],
      [1000, 1],
      [2000, 2],
      [3000, 2],
      [2000, 3],
    ] as const) {
      world.move(wait);
      await refused('unreachable');
      assert.equal(world.lms.trouble.requests('token'), asked);
    }
    world.lms.trouble.behave();
    world.move(60_000);
    assert.equal((await read()).members.length, 6);
  });

  for (const [what, how, kind] of [
    ['refused', { status: 400, body: '{"error":"invalid_client"}' }, 'notGranted'],
    ['no JSON', { body: 'token' }, 'malformed'],
    ['without a token', { body: '{}' }, 'malformed'],
    ['a token with a line break', { body: '{"access_token":"a\\nb"}' }, 'malformed'],
    ['a token of another kind', { body: '{"access_token":"a","token_type":"mac"}' }, 'malformed'],
    ['a token that is a list', { body: '{"access_token":["a"]}' }, 'malformed'],
  ] as const) {
    it(`says ${kind} where the token's answer is ${what}`, async () => {
      world.lms.trouble.misbehave('token', how);
      await refused(kind);
    });
  }

  it('says that it may not where the scope is withheld', async () => {
    world.lms.settings.withheldScopes = [
      'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
    ];
    await refused('notGranted');
  });

  it('never shows in its errors what it received or sent', async () => {
    world.lms.trouble.misbehave('members', { body: 'SECRET NAMES' });
    await assert.rejects(
      read(),
      (error) => error instanceof Error && !/SECRET|Bearer/.test(error.stack ?? ''),
    );
  });

  it('lets nothing of ltijs out of a call, nor its own client in', async () => {
    await read();
    const { default: grade } = await import('ltijs/dist/Provider/Services/Grade.js');
    assert.ok(grade);
    const loaded = Object.keys(createRequire(import.meta.url).cache).filter((file) =>
      /node_modules\/(got|mongoose|express)\//.test(file),
    );
    assert.deepEqual(
      loaded.filter((file) => file.includes('/got/')),
      [],
    );
  });
});
