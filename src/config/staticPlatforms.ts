import { isLoopback, parseAddress } from './addresses.js';
import type { StaticPlatform } from './config.js';
import type { JsonReader } from './jsonReader.js';

interface Options {
  readonly allowPrivateNetwork: boolean;
}

const MEMBERS = [
  'name',
  'issuer',
  'clientId',
  'deploymentIds',
  'authorizationEndpoint',
  'tokenEndpoint',
  'jwksUri',
  'institution',
] as const;
/** LTI Core 1.3 §5.3.3 and OAuth leave ids opaque; 255 ASCII characters is LTI's own limit for them. */
const IDENTIFIER = /^[\x20-\x7e]{1,255}$/;

export function readPlatforms(value: unknown, options: Options, read: JsonReader): StaticPlatform[] {
  const platforms = read
    .list(value, 'platforms')
    .map((item, at) => readPlatform(item, `platforms[${at}]`, options, read));
  platforms.forEach(({ issuer, clientId }, at) => {
    const first = platforms.findIndex((other) => other.issuer === issuer && other.clientId === clientId);
    if (first === at || issuer === '' || clientId === '') return;
    const path = `platforms[${at}]`;
    read.fault(path, `repeats issuer and clientId of platforms[${first}]`, 'Remove one of the two');
  });
  return platforms;
}

function readPlatform(value: unknown, path: string, options: Options, read: JsonReader): StaticPlatform {
  const members = read.members(value, path, MEMBERS);
  const address = (name: (typeof MEMBERS)[number]): string =>
    readAddress(members[name], `${path}.${name}`, options, read);
  return {
    name: read.text(members.name, `${path}.name`, 200),
    issuer: address('issuer'),
    clientId: readIdentifier(members.clientId, `${path}.clientId`, read),
    deploymentIds: readDeployments(members.deploymentIds, `${path}.deploymentIds`, read),
    authorizationEndpoint: address('authorizationEndpoint'),
    tokenEndpoint: address('tokenEndpoint'),
    jwksUri: address('jwksUri'),
    ...(members.institution === undefined
      ? {}
      : { institution: read.text(members.institution, `${path}.institution`, 200) }),
  };
}

function readDeployments(value: unknown, path: string, read: JsonReader): string[] {
  const found = read.texts(value, path, 255);
  if (Array.isArray(value) && value.length === 0) {
    read.fault(path, 'is empty', 'Write the deployment ids that the platform shows for this tool');
  }
  found.forEach((id, at) => {
    if (id !== '') readIdentifier(id, `${path}[${at}]`, read);
  });
  return found;
}

function readIdentifier(value: unknown, path: string, read: JsonReader): string {
  const text = read.text(value, path, 255);
  if (text !== '' && !IDENTIFIER.test(text)) {
    read.fault(path, 'has characters outside ASCII', 'Copy it as the platform shows it');
  }
  return text;
}

/** An address as the platform shows it: kept literally, since an issuer is compared character by character. */
function readAddress(value: unknown, path: string, options: Options, read: JsonReader): string {
  const text = read.text(value, path, 1000);
  if (text === '') return '';
  const url = parseAddress(text);
  if (url === undefined || /[\s\\]/.test(text)) {
    read.fault(path, 'is no web address', 'Write such as https://moodle.school.example/path');
  } else if (url.username !== '' || url.password !== '' || url.hash !== '') {
    read.fault(path, 'has a user name, password or fragment in it', 'Write the plain address');
  } else if (!options.allowPrivateNetwork && url.protocol !== 'https:') {
    read.fault(path, `"${text}" is not https`, 'Write https://…, or set ALLOW_PRIVATE_NETWORK=1 for a trial');
  } else if (!options.allowPrivateNetwork && isLoopback(url)) {
    read.fault(path, `"${text}" is this machine itself`, 'Set ALLOW_PRIVATE_NETWORK=1 for a trial');
  }
  return text;
}
