import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonObject } from '../../domain/ports/credentials.js';
import { parseInstant } from '../verify/json.js';

/** Compiles a JSON Schema (2020-12) into a check that names the first fault. The format `instant` is a date-time with a time zone. */
export function compileSchema(schema: object) {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, strictTuples: false });
  ajv.addFormat('instant', { type: 'string', validate: (text) => parseInstant(text) !== undefined });
  const validate = ajv.compile(schema);
  return (document: JsonObject): { readonly at: string; readonly problem: string } | undefined => {
    if (validate(document)) return undefined;
    const error = validate.errors?.[0];
    return { at: error?.instancePath ?? '', problem: error?.message ?? '' };
  };
}
