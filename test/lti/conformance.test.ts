import assert from 'node:assert/strict';
import { AppError } from '../../src/errors.js';
import { forge } from '../forge.js';
import { claimsFor, type FrontDoor, logIn, openFrontDoor } from './frontDoor.js';
import { GOOD_LAUNCHES } from './goodLaunches.js';
import { HOSTILE_LAUNCHES } from './hostileLaunches.js';
import { type LmsKey, makeKey, sign, TestLms } from './testLms.js';

describe('launch conformance', () => {
  let lms: TestLms;
  let key: LmsKey;
  let door: FrontDoor;

  before(async () => {
    key = makeKey();
    lms = await new TestLms().start();
    await lms.publish(key);
    door = await openFrontDoor([lms.platform()]);
  });
  after(async () => {
    await door.close();
    await lms.stop();
  });

  it('has at least 60 hostile and 12 good launches', () => {
    assert.ok(HOSTILE_LAUNCHES.length >= 60, String(HOSTILE_LAUNCHES.length));
    assert.ok(GOOD_LAUNCHES.length >= 12, String(GOOD_LAUNCHES.length));
  });

  describe('lets in', () => {
    for (const { section, name, claims, header, launch } of GOOD_LAUNCHES) {
      it(`${section}: ${name}`, async () => {
        const { nonce, ...login } = await logIn(door, lms.platform());
        const token = forge({
          claims: claimsFor(lms.platform(), nonce, claims),
          header: { alg: 'RS256', typ: 'JWT', kid: key.kid, ...header },
          key: key.privateKey,
        });
        const landed = await door.acceptLaunch({ ...login, idToken: token });
        for (const [member, value] of Object.entries(launch)) {
          assert.deepEqual(Reflect.get(landed, member), value, member);
        }
        assert.ok(!JSON.stringify(landed).includes('sesskey'), 'the return address is not kept');
      });
    }
  });

  describe('refuses', () => {
    for (const { section, name, reason, claims: overrides, token } of HOSTILE_LAUNCHES) {
      it(`${section}: ${name}`, async () => {
        const { nonce, ...login } = await logIn(door, lms.platform());
        const claims = claimsFor(lms.platform(), nonce, overrides);
        const idToken = await (token ?? sign)(claims, key);
        const refusal = await door.acceptLaunch({ ...login, idToken }).catch((error: unknown) => error);
        assert.ok(refusal instanceof AppError, String(refusal));
        assert.equal(refusal.textKey, `launch.${reason}`, refusal.detail);
        assert.equal(refusal.status, 400);
        const logged = `${refusal.detail} ${JSON.stringify(refusal.values)}`;
        for (const secret of [idToken, nonce, login.state, login.browserSecret, 'tina@school.example']) {
          assert.ok(secret === '' || !logged.includes(secret), `the log repeats ${secret}`);
        }
        const again = door.acceptLaunch({
          ...login,
          idToken: await sign(claimsFor(lms.platform(), nonce), key),
        });
        await assert.rejects(again, { textKey: 'launch.spentOrLate' }, 'a refused launch spends its login');
      });
    }
  });
});
