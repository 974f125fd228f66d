import type { ReadFramework } from '../../domain/framework.js';
import type { FrameworkReader } from '../../domain/ports/frameworks.js';
import { AppError, InvalidInput } from '../../errors.js';
import type { Network } from '../../network/network.js';
import { decodeText } from '../tables/decode.js';
import { isPackage, packageAddress, readCasePackage } from './casePackage.js';
import { readMoodleCsv } from './moodleCsv.js';

/** Of what an address answers. */
const MAXIMUM_BYTES = 16 * 1024 * 1024;
const TIMEOUT_MS = 15_000;

export function createFrameworkReader({ network }: { readonly network: Network }): FrameworkReader {
  const get = async (address: string): Promise<unknown> => {
    try {
      return await network.getJson(address, { maximumBytes: MAXIMUM_BYTES, timeoutMs: TIMEOUT_MS });
    } catch (error) {
      if (error instanceof AppError && error.code === 'PLATFORM_UNREACHABLE')
        throw fault('address', 'unreachable');
      throw error;
    }
  };
  return {
    read: (file) => (isJson(file) ? readCasePackage(parsed(file)) : readMoodleCsv(file)),
    readAt: async (address) => {
      const json = await get(address);
      // A document without its items says where its package is: one step further.
      const whole = isPackage(json) ? undefined : packageAddress(json);
      return atAddress(whole === undefined ? json : await get(whole));
    },
  };
}

function atAddress(json: unknown): ReadFramework {
  try {
    return readCasePackage(json);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new InvalidInput(error.faults.map((each) => ({ ...each, field: 'address' })));
  }
}

function isJson(file: Buffer): boolean {
  return /^\s*[{[]/.test(decodeText(file.subarray(0, 1000)).replace(/^\uFEFF/, ''));
}

function parsed(file: Buffer): unknown {
  try {
    return JSON.parse(decodeText(file).replace(/^\uFEFF/, ''));
  } catch {
    // Without its cause: a SyntaxError quotes what it read.
    throw fault('file', 'notJson');
  }
}

function fault(field: string, reason: string): InvalidInput {
  return new InvalidInput([{ field, message: `outcomes.faults.${reason}` }]);
}
