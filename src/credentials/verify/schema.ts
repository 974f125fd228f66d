import type { JsonObject } from '../../domain/ports/credentials.js';
import type { SchemaFault } from '../adapters/schemaValidator.js';
import { type Finding, failed, passed } from './finding.js';
import { quote } from './format.js';

type Validator = (document: JsonObject) => SchemaFault | undefined;
type Model = '1.1' | '2.0';

let validators: Promise<Readonly<Record<Model, Validator>>> | undefined;

/** Step `schema`: the structure that Open Badges 3.0 demands, on the data model the credential is written in. */
export async function checkSchema(document: JsonObject, model: Model): Promise<Finding> {
  const fault = (await prepareSchema())[model](document);
  if (fault === undefined) return passed('schema.passed');
  return failed('schema.failed', { at: quote(fault.at || '/'), problem: fault.problem });
}

/** Compiles the schemas once, at their first use. */
export function prepareSchema() {
  validators ??= loadValidators();
  return validators;
}

async function loadValidators() {
  const [{ compileSchema }, { CREDENTIAL_SCHEMA, OLDER_CREDENTIAL_SCHEMA }] = await Promise.all([
    import('../adapters/schemaValidator.js'),
    import('./credentialSchema.js'),
  ]);
  return { '1.1': compileSchema(OLDER_CREDENTIAL_SCHEMA), '2.0': compileSchema(CREDENTIAL_SCHEMA) };
}
