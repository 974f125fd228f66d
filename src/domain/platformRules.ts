import { type FieldFault, InvalidInput } from '../errors.js';

/** What an admin copies from a learning platform to connect it by hand. */
export interface TypedPlatform {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly deploymentIds: readonly string[];
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly jwksUri: string;
}

export interface AddressRules {
  /** http, too: demo and tests. */
  readonly allowInsecure: boolean;
}

const ADDRESSES = ['authorizationEndpoint', 'tokenEndpoint', 'jwksUri'] as const;
/** LTI leaves ids opaque: 1 to 255 ASCII characters (LTI Core 1.3 §5.3.3). */
const IDENTIFIER = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/;
const MOST_DEPLOYMENTS = 100;
const MOST_CHARACTERS = 1000;

/** Every fault at once, each at its field. */
export function platformFaults(typed: TypedPlatform, rules: AddressRules): FieldFault[] {
  const faults: FieldFault[] = [];
  const fault = (field: string, message: string, values?: FieldFault['values']): void => {
    faults.push({ field, message: `platforms.faults.${message}`, ...(values && { values }) });
  };
  if (typed.name === '') fault('name', 'nameMissing');
  if (typed.name.length > 200) fault('name', 'tooLong', { maximum: 200 });
  if (!IDENTIFIER.test(typed.clientId)) fault('clientId', typed.clientId === '' ? 'missing' : 'identifier');
  for (const field of ['issuer', ...ADDRESSES] as const) {
    const wrong = addressFault(typed[field], rules);
    if (wrong !== undefined) fault(field, wrong);
  }
  if (typed.deploymentIds.some((id) => !IDENTIFIER.test(id))) fault('deploymentIds', 'identifier');
  if (typed.deploymentIds.length > MOST_DEPLOYMENTS) {
    fault('deploymentIds', 'tooManyDeployments', { maximum: MOST_DEPLOYMENTS });
  }
  return faults;
}

function addressFault(text: string, { allowInsecure }: AddressRules): string | undefined {
  if (text === '') return 'missing';
  if (text.length > MOST_CHARACTERS) return 'addressUnreadable';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || /[\s\\]/.test(text) || !/^https?:\/\//i.test(text)) return 'addressUnreadable';
  if (url.username !== '' || url.password !== '' || url.hash !== '') return 'addressWithPassword';
  return url.protocol === 'https:' || allowInsecure ? undefined : 'addressInsecure';
}

/** The host name of a web address, or the name itself. @throws {InvalidInput} on `lms` */
export function readLmsHost(typed: string): string {
  const text = typed.trim();
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const readable =
    url !== undefined && text !== '' && text.length <= MOST_CHARACTERS && !/[\s\\@]/.test(text);
  if (readable && /[a-z0-9\]]$/i.test(url.hostname)) return url.hostname;
  throw new InvalidInput([{ field: 'lms', message: 'platforms.faults.lms' }]);
}
