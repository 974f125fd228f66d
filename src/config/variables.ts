import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isLoopback, parseAddress } from './addresses.js';
import { LOG_LEVELS, type LogLevel } from './config.js';
import type { ConfigFault } from './configError.js';
import type { Environment } from './environment.js';

/** Reads variables one by one and collects what is wrong with them. An empty variable counts as unset. */
export interface VariableReader {
  path(name: string, fallback: string): string;
  /** A folder that exists, if it is named at all. */
  folder(name: string): string | undefined;
  number(name: string, fallback: number, range: { from: number; to: number }): number;
  flag(name: string): boolean;
  logLevel(name: string, fallback: LogLevel): LogLevel;
  host(name: string, fallback: string): string;
  origin(name: string, fallback: string): string;
  secret(name: string): Uint8Array | undefined;
  /** A variable this version does not know how to follow: ignoring it would surprise. */
  unsupported(name: string): void;
}

export function readVariables(environment: Environment, cwd: string, faults: ConfigFault[]): VariableReader {
  const fault = (where: string, wrong: string, write: string): void => {
    faults.push({ where, wrong, write });
  };
  const text = (name: string): string | undefined => {
    const value = environment[name]?.trim();
    return value === '' ? undefined : value;
  };
  const path = (name: string, fallback: string): string => resolve(cwd, text(name) ?? fallback);
  return {
    path,
    folder(name) {
      if (text(name) === undefined) return undefined;
      const folder = path(name, '');
      if (!existsSync(folder))
        fault(name, `there is no folder ${folder}`, 'Write the path of a folder, or nothing');
      return folder;
    },
    number(name, fallback, { from, to }) {
      const value = text(name);
      if (value === undefined) return fallback;
      if (/^\d{1,6}$/.test(value) && Number(value) >= from && Number(value) <= to) return Number(value);
      fault(name, `"${value}" is not a whole number from ${from} to ${to}`, `Write such as ${fallback}`);
      return fallback;
    },
    flag(name) {
      const value = text(name);
      if (value !== undefined && value !== '0' && value !== '1') {
        fault(name, `"${value}" is neither 0 nor 1`, 'Write 1 to switch it on, 0 or nothing to leave it off');
      }
      return value === '1';
    },
    logLevel(name, fallback) {
      const value = text(name) ?? fallback;
      const known = LOG_LEVELS.find((level) => level === value);
      if (known === undefined) fault(name, `"${value}" is no log level`, `Write ${LOG_LEVELS.join(', ')}`);
      return known ?? fallback;
    },
    host(name, fallback) {
      const value = text(name) ?? fallback;
      if (!/^[A-Za-z0-9.:%_-]+$/.test(value)) {
        fault(
          name,
          `"${value}" is no address to listen at`,
          'Write such as 127.0.0.1 or 0.0.0.0, without a port',
        );
      }
      return value;
    },
    origin(name, fallback) {
      const value = text(name) ?? fallback;
      const wrong = originFault(value);
      if (wrong === undefined) return new URL(value).origin;
      fault(name, wrong, 'Write the origin alone, such as https://badges.school.example');
      return fallback;
    },
    secret(name) {
      const value = text(name);
      if (value === undefined) return undefined;
      if (/^[A-Za-z0-9+/]{43}=$/.test(value)) return new Uint8Array(Buffer.from(value, 'base64'));
      // The value itself is never repeated: faults are printed and logged.
      fault(
        name,
        'is not 32 bytes in base64',
        'Write 44 characters, as `openssl rand -base64 32` prints them',
      );
      return undefined;
    },
    unsupported(name) {
      if (text(name) === undefined) return;
      fault(name, 'is not supported yet by this version', 'Leave it unset');
    },
  };
}

function originFault(value: string): string | undefined {
  const url = parseAddress(value);
  // A web address may hold a password: what is wrong is said without repeating it.
  if (url === undefined) return 'is no web address';
  if (url.username !== '' || url.password !== '') return 'has a user name or password in it';
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || /[?#]$/.test(value)) {
    return `"${value}" has more than an origin in it (a path, query or fragment)`;
  }
  if (url.protocol !== 'https:' && !isLoopback(url)) return `"${value}" must be https outside localhost`;
  return undefined;
}
