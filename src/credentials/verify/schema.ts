import type { JsonObject } from '../../domain/ports/credentials.js';
import { type Finding, failed, passed } from './finding.js';
import { quote } from './format.js';

let validator: Promise<(document: JsonObject) => SchemaFault | undefined> | undefined;

interface SchemaFault {
  /** JSON Pointer of the value at fault. */
  readonly at: string;
  readonly problem: string;
}

/** Step `schema`: the structure that Open Badges 3.0 demands. */
export async function checkSchema(document: JsonObject): Promise<Finding> {
  const fault = (await prepareSchema())(document);
  if (fault === undefined) return passed('schema.passed');
  return failed('schema.failed', { at: quote(fault.at || '/'), problem: quote(fault.problem) });
}

/** Compiles the schema once, at its first use. */
export function prepareSchema() {
  validator ??= loadValidator();
  return validator;
}

async function loadValidator() {
  const [{ compileSchema }, { CREDENTIAL_SCHEMA }] = await Promise.all([
    import('../adapters/schemaValidator.js'),
    import('./credentialSchema.js'),
  ]);
  return compileSchema(CREDENTIAL_SCHEMA);
}
