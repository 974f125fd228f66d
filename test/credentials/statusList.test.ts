import assert from 'node:assert/strict';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decodeBitstring, encodeBitstring, readBit } from '../../src/credentials/bitstring.js';
import { award, type Engine, makeEngine, NOW, PUBLIC_URL, stepOf } from './engine.js';

describe('status list', () => {
  let engine: Engine;
  let text: string;
  before(async () => {
    engine = await makeEngine();
    text = await engine.credentials.issue(award(), engine.key);
  });
  const statusWith = async (list: string | undefined, now = NOW) =>
    stepOf(await engine.credentials.verify(text, engine.worldWith(list), now), 'status');

  it('is a signed BitstringStatusListCredential that never expires', async () => {
    const list = JSON.parse(await engine.statusList([0, 9, 131_071]));
    assert.deepEqual(list['@context'], ['https://www.w3.org/ns/credentials/v2']);
    assert.equal(list.id, `${PUBLIC_URL}/status/list-1`);
    assert.deepEqual(list.type, ['VerifiableCredential', 'BitstringStatusListCredential']);
    assert.equal(list.issuer, engine.credentials.issuerId(engine.school.id));
    assert.equal(list.validFrom, '2026-11-20T10:15:30Z');
    assert.ok(!('validUntil' in list));
    assert.equal(list.credentialSubject.id, `${PUBLIC_URL}/status/list-1#list`);
    assert.equal(list.credentialSubject.type, 'BitstringStatusList');
    assert.equal(list.credentialSubject.statusPurpose, 'revocation');
    assert.equal(list.proof[0].cryptosuite, 'eddsa-rdfc-2022');
    const { encodedList } = list.credentialSubject;
    assert.match(encodedList, /^u[A-Za-z0-9_-]+$/);
    const bits = gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'));
    assert.equal(bits.length * 8, 131_072);
    assert.deepEqual([bits[0], bits[1], bits[16_383]], [0b1000_0000, 0b0100_0000, 1]);
  });

  it('says "not revoked" for a bit unset and "revoked" for one set, at once', async () => {
    assert.equal((await statusWith(await engine.statusList([4710, 4712]))).reason, 'status.passed');
    const revoked = await statusWith(await engine.statusList([4711]));
    assert.equal(revoked.reason, 'status.revoked');
    assert.equal(revoked.outcome, 'failed');
    assert.equal((await statusWith(await engine.statusList([]))).reason, 'status.passed');
  });

  it("cannot check a stranger's list", async () => {
    assert.deepEqual(
      [(await statusWith(undefined)).outcome, (await statusWith(undefined)).reason],
      ['unchecked', 'status.unknownList'],
    );
  });

  it('refuses a list that was changed', async () => {
    const list = JSON.parse(await engine.statusList([4711]));
    list.credentialSubject.encodedList = await encodeBitstring(131_072, []);
    assert.equal((await statusWith(JSON.stringify(list))).reason, 'status.listChanged');
    delete list.proof;
    assert.equal((await statusWith(JSON.stringify(list))).reason, 'status.listChanged');
  });

  it('refuses the list of another address, institution or key', async () => {
    assert.equal(
      (await statusWith(await engine.statusList([], { id: 'list-2' }))).reason,
      'status.foreignList',
    );
    const other = { ...engine.school, id: 'another' };
    assert.equal(
      (await statusWith(await engine.statusList([], { institution: other }))).reason,
      'status.foreignList',
    );
    const forged = await engine.credentials.statusList(
      { id: 'list-1', institution: engine.school, size: 131_072, purpose: 'revocation', set: [], now: NOW },
      await engine.newKey(),
    );
    assert.equal((await statusWith(forged)).reason, 'status.foreignList');
  });

  it('refuses what is no status list, and one from the future', async () => {
    for (const list of ['', '{}', 'null', text])
      assert.equal((await statusWith(list)).reason, 'status.unreadable');
    const future = await engine.statusList([], { now: new Date('2027-01-01T00:00:00Z') });
    assert.equal((await statusWith(future)).reason, 'status.listChanged');
  });

  it('refuses sizes and indexes that no list has', async () => {
    await assert.rejects(engine.statusList([], { size: 131_064 }), RangeError);
    await assert.rejects(engine.statusList([], { size: 131_073 }), RangeError);
    for (const index of [-1, 131_072, 1.5]) await assert.rejects(engine.statusList([index]), RangeError);
  });

  it('does not unpack a decompression bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(32 * 1024 * 1024));
    assert.equal(await decodeBitstring(`u${bomb.toString('base64url')}`), undefined);
    for (const broken of ['u', 'zabc', 'uabc', 'u****', ''])
      assert.equal(await decodeBitstring(broken), undefined);
  });

  it('reads no bit outside the list', () => {
    assert.equal(readBit(new Uint8Array([0x40]), 1), true);
    assert.equal(readBit(new Uint8Array([0x40]), 0), false);
    assert.equal(readBit(new Uint8Array([0x40]), 8), undefined);
  });
});
