import assert from 'node:assert/strict';
import { paths } from '../../../src/web/paths.js';
import { type RunningTool, startTool } from '../../harness.js';
import { ToolClient } from '../../toolClient.js';
import { words } from '../submit/rendering.js';

const ISSUER = 'did:web:badges.uni.example:issuers:1';

describe('The list of trusted issuers over HTTP', () => {
  let tool: RunningTool;
  let admin: ToolClient;
  let institution: string;
  before(async () => {
    tool = await startTool();
    institution = (await tool.services.listInstitutions())[0]?.id ?? '';
    admin = await ToolClient.launch(tool.lms, { person: 'admin', course: 'eportfolio' });
  });
  after(() => tool.close());

  const add = (issuer: string, name = '') => admin.post(paths.adminTrusted(), { issuer, name });
  const listed = async () =>
    (await tool.services.listTrustedIssuers(institution)).map(({ issuer, name }) => [issuer, name]);

  it('names our own schools without being asked, and is reached from the settings', async () => {
    assert.match((await admin.get(paths.admin())).text, new RegExp(`href="${paths.adminTrusted()}"`));
    const said = words((await admin.get(paths.adminTrusted())).text);
    assert.match(said, /None yet\. Add the first one\./);
    assert.match(said, /Always known, as they issue here Our school/);
  });

  it('keeps each issuer once, with the name given last', async () => {
    for (const name of ['Univerza', 'Univerza v Mariboru']) {
      const { status, headers } = await add(` ${ISSUER} `, name);
      assert.equal(status, 303);
      assert.equal(headers.get('location'), `${paths.adminTrusted()}?saved=1`);
    }
    await Promise.all([1, 2, 3].map(() => add('https://old.example/issuer')));
    assert.deepEqual(await listed(), [
      [ISSUER, 'Univerza v Mariboru'],
      ['https://old.example/issuer', ''],
    ]);
  });

  it('says what is wrong with an identifier, and keeps it', async () => {
    for (const [typed, reason] of [
      ['', /Give the identifier/],
      ['http://uni.example/issuer', /can't be trusted|can&#x27;t be trusted/],
      ['Univerza v Mariboru', /is not an identifier/],
      ['did:web:', /is not an identifier/],
      ['did:example:1', /is not an identifier/],
      ['https://user:secret@uni.example/', /is not an identifier/],
      ['javascript:alert(1)', /is not an identifier/],
      [`https://uni.example/${'x'.repeat(600)}`, /is not an identifier/],
    ] as const) {
      const { status, text } = await add(typed, 'Kept');
      assert.equal(status, 422, typed);
      assert.match(words(text), reason);
      assert.match(text, /value="Kept"/);
    }
    assert.equal((await add('did:web:x.example', 'n'.repeat(201))).status, 422);
  });

  it('lets one be taken off, also twice, and none of another school', async () => {
    const [entry] = await tool.services.listTrustedIssuers(institution);
    assert.ok(entry);
    await tool.services.distrustIssuer('another-school', entry.id);
    assert.equal((await listed()).length, 2);
    for (const _ of [1, 2]) assert.equal((await admin.post(paths.adminDistrust(entry.id), {})).status, 303);
    assert.deepEqual(await listed(), [['https://old.example/issuer', '']]);
  });
});
