import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonObject } from '../../domain/ports/credentials.js';
import { parseInstant } from '../verify/json.js';

/** What is wrong with a value; a person reads `verify.problems.<problem>` in locales. */
export type SchemaProblem = 'missing' | 'kind' | 'value' | 'form' | 'amount' | 'other';

export interface SchemaFault {
  /** JSON Pointer of the value at fault. */
  readonly at: string;
  readonly problem: SchemaProblem;
}

/** By the keyword of JSON Schema that a value fails. */
const PROBLEMS: Readonly<Record<string, SchemaProblem>> = {
  required: 'missing',
  type: 'kind',
  const: 'value',
  enum: 'value',
  contains: 'value',
  format: 'form',
  pattern: 'form',
  minLength: 'amount',
  minItems: 'amount',
  maxItems: 'amount',
  exclusiveMinimum: 'amount',
};

/** Compiles a JSON Schema (2020-12) into a check that names the first fault. The format `instant` is a date-time with a time zone. */
export function compileSchema(schema: object) {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, strictTuples: false });
  ajv.addFormat('instant', { type: 'string', validate: (text) => parseInstant(text) !== undefined });
  const validate = ajv.compile(schema);
  return (document: JsonObject): SchemaFault | undefined => {
    if (validate(document)) return undefined;
    const error = validate.errors?.[0];
    const at = error?.instancePath ?? '';
    const missing: unknown = error?.params.missingProperty;
    return {
      at: typeof missing === 'string' ? `${at}/${missing}` : at,
      problem: PROBLEMS[error?.keyword ?? ''] ?? 'other',
    };
  };
}
