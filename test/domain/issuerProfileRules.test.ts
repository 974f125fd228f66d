import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  PROFILE_LIMITS,
  profileCompleteness,
  profileRevision,
  readProfile,
  type TypedProfile,
  templateRevision,
  typedProfile,
} from '../../src/domain/issuerProfileRules.js';
import { institution } from '../factories/badgeContent.js';

const { profile } = institution();
const typed = (changes: Partial<TypedProfile> = {}): TypedProfile => ({
  ...typedProfile(profile),
  ...changes,
});
const faultsOf = (changes: Partial<TypedProfile>): string[] =>
  readProfile(typed(changes), profile, undefined).faults.map(({ field, message }) => `${field} ${message}`);

describe('The rules of the issuer profile', () => {
  it('reads back what it typed', () => {
    const logo = 'a'.repeat(64);
    assert.deepEqual(readProfile(typed(), profile, logo), { profile: { ...profile, logo }, faults: [] });
  });

  it('asks for a name and nothing else', () => {
    const empty = { url: '', email: '', description: '', countryCode: '', region: '', identifiers: [] };
    const { profile: read, faults } = readProfile({ name: ' Šola 🎓 ', ...empty }, profile, undefined);
    assert.deepEqual(faults, []);
    assert.deepEqual(read, { name: 'Šola 🎓', otherIdentifiers: [] });
    assert.deepEqual(faultsOf({ name: ' \u0000\n ' }), ['name admin.faults.nameMissing']);
  });

  it('counts characters, not code units', () => {
    assert.deepEqual(faultsOf({ name: '🎓'.repeat(PROFILE_LIMITS.name) }), []);
    assert.deepEqual(faultsOf({ name: '🎓'.repeat(PROFILE_LIMITS.name + 1) }), ['name admin.faults.tooLong']);
    assert.deepEqual(faultsOf({ description: 'x'.repeat(10_000) }), ['description admin.faults.tooLong']);
  });

  const addresses: readonly (readonly [string, string | undefined])[] = [
    ['https://www.school.example', undefined],
    ['http://school.example:8080/about?x=1', undefined],
    ['HTTPS://köln.example', undefined],
    ['https://[2001:db8::1]/', undefined],
    ['www.school.example', 'urlWithoutScheme'],
    ['school.example:8080', 'urlWithoutScheme'],
    ['javascript:alert(1)', 'urlOtherKind'],
    ['data:text/html,x', 'urlOtherKind'],
    ['ftp://school.example', 'urlOtherKind'],
    ['https://me:secret@school.example', 'urlWithPassword'],
    ['https://localhost', 'urlUnreadable'],
    ['https://', 'urlUnreadable'],
    ['https://school example', 'urlUnreadable'],
    ['our school', 'urlUnreadable'],
  ];
  for (const [url, reason] of addresses) {
    it(`${reason ?? 'accepts'}: ${url}`, () => {
      assert.deepEqual(faultsOf({ url }), reason === undefined ? [] : [`url admin.faults.${reason}`]);
    });
  }

  it('knows an email address, and the countries', () => {
    for (const email of ['badges@school.example', 'a.b+c@käse.example'])
      assert.deepEqual(faultsOf({ email }), []);
    for (const email of ['badges', 'a@b', 'a@b@c.example', 'a b@c.example', '<a@b.example>', 'a@b.']) {
      assert.deepEqual(faultsOf({ email }), ['email admin.faults.email'], email);
    }
    assert.deepEqual(faultsOf({ countryCode: 'SI' }), []);
    assert.deepEqual(faultsOf({ countryCode: 'si' }), ['countryCode admin.faults.country']);
  });

  it('keeps identifiers of known kinds and of kinds that were there, each once', () => {
    const row = (type: string, value: string) => ({ type, value });
    const identifiers = [
      row('ext:erasmusCode', ' SF HAMEENL09 '),
      row('ext:businessId', '2617489-3'),
      row('ext:vatIdentifier', ' '),
    ];
    const { profile: read, faults } = readProfile(typed({ identifiers }), profile, undefined);
    assert.deepEqual(faults, []);
    assert.deepEqual(read.otherIdentifiers, [
      row('ext:erasmusCode', 'SF HAMEENL09'),
      row('ext:businessId', '2617489-3'),
    ]);
    const bad = [row('nickname', 'x'), row('identifier', '7'), row('identifier', '7')];
    assert.deepEqual(faultsOf({ identifiers: bad }), [
      'identifier.0.type admin.faults.identifierType',
      'identifier.2.value admin.faults.identifierTwice',
    ]);
    const many = Array.from({ length: PROFILE_LIMITS.identifiers + 1 }, (_, n) => row('identifier', `${n}`));
    assert.deepEqual(faultsOf({ identifiers: many }), [
      'identifier.10.value admin.faults.tooManyIdentifiers',
    ]);
    const long = [row('identifier', 'x'.repeat(201))];
    assert.deepEqual(faultsOf({ identifiers: long }), ['identifier.0.value admin.faults.tooLong']);
  });

  it('tells profiles apart by what they say', () => {
    const revision = profileRevision(profile);
    assert.equal(profileRevision({ ...profile }), revision);
    assert.equal(profileRevision(JSON.parse(JSON.stringify(profile))), revision);
    const others = [{ name: 'Other' }, { region: 'Uusimaa' }, { logo: 'a' }, { otherIdentifiers: [] }];
    for (const change of others) assert.notEqual(profileRevision({ ...profile, ...change }), revision);
    assert.equal(
      templateRevision({ allowedTemplates: ['b', 'a'] }),
      templateRevision({ allowedTemplates: ['a', 'b'] }),
    );
  });

  it('says what is still empty, and what the EU label needs', () => {
    const parts = profileCompleteness({ name: 'School', region: 'Tirol', otherIdentifiers: [] });
    const named = (wanted: (part: (typeof parts)[number]) => boolean) =>
      parts.filter(wanted).map(({ part }) => part);
    assert.deepEqual(
      named(({ present }) => present),
      ['name', 'country'],
    );
    assert.deepEqual(
      named(({ label }) => label),
      ['name', 'country'],
    );
    assert.ok(profileCompleteness({ ...profile, logo: 'a' }).every(({ present }) => present));
  });
});
