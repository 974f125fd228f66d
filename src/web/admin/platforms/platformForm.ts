import { isPlatformKind, PLATFORM_KINDS, type PlatformKind } from '../../../domain/knownPlatforms.js';
import type { TypedPlatform } from '../../../domain/platformRules.js';
import type { FieldFault } from '../../../errors.js';
import { type Field, fieldMaker } from '../../field.js';
import type { Form } from '../../form.js';
import type { WebRequest } from '../../route.js';

export interface PlatformFormState {
  readonly kind: PlatformKind;
  readonly typed: TypedPlatform;
  readonly faults: readonly FieldFault[];
}

export const EMPTY_PLATFORM: TypedPlatform = {
  name: '',
  issuer: '',
  clientId: '',
  deploymentIds: [],
  authorizationEndpoint: '',
  tokenEndpoint: '',
  jwksUri: '',
};

const WIDE = { type: 'text', inputmode: 'url', autocomplete: 'off' } as const;

export function readPlatformForm(form: Form): Omit<PlatformFormState, 'faults'> {
  const kind = form.text('kind');
  return {
    kind: isPlatformKind(kind) ? kind : 'other',
    typed: {
      name: form.text('name'),
      issuer: form.text('issuer'),
      clientId: form.text('clientId'),
      deploymentIds: [...new Set(form.lines('deploymentIds'))],
      authorizationEndpoint: form.text('authorizationEndpoint'),
      tokenEndpoint: form.text('tokenEndpoint'),
      jwksUri: form.text('jwksUri'),
    },
  };
}

/** The fields in the order in which a platform shows its values. */
export function platformFields(
  { kind, typed, faults }: PlatformFormState,
  text: WebRequest['text'],
): Field[] {
  const make = fieldMaker(faults, text);
  const words = (key: string): string => text(`platforms.fields.${key}`);
  const address = (name: 'authorizationEndpoint' | 'tokenEndpoint' | 'jwksUri'): Field =>
    make(name, words(name), typed[name], { ...WIDE, optional: true, hint: words('known') });
  return [
    make('kind', words('kind'), kind, {
      choices: PLATFORM_KINDS.map((each) => [each, text(`platforms.kinds.${each}`)] as const),
    }),
    make('name', words('name'), typed.name, { hint: words('nameHint') }),
    make('issuer', words('issuer'), typed.issuer, { ...WIDE, hint: words('issuerHint') }),
    make('clientId', words('clientId'), typed.clientId, {
      autocomplete: 'off',
      hint: words('clientIdHint'),
    }),
    make('deploymentIds', words('deploymentIds'), typed.deploymentIds.join('\n'), {
      multiline: true,
      rows: 2,
      optional: true,
      hint: words('deploymentIdsHint'),
    }),
    address('authorizationEndpoint'),
    address('tokenEndpoint'),
    address('jwksUri'),
  ];
}
