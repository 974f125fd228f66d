import type { RegisteredTool } from '../../domain/ports/lti.js';
import { refuseRegistration } from '../../domain/registrationRefusal.js';
import { isIdentifier } from '../text.js';
import { isObject } from './members.js';

const TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

/** The platform's answer to a registration (Dynamic Registration 1.0 §3.6). @throws {AppError} REGISTRATION_REFUSED */
export function readAnswer(json: unknown): RegisteredTool {
  if (!isObject(json)) throw fault('client_id', 'the answer is no object');
  const { client_id: clientId, scope } = json;
  if (!isIdentifier(clientId)) throw fault('client_id', 'client_id is no id');
  const tool = isObject(json[TOOL]) ? json[TOOL] : {};
  const deploymentId = readDeployment(tool.deployment_id);
  const scopes = typeof scope === 'string' ? scope.slice(0, 4000).split(' ').filter(Boolean) : [];
  return { clientId, scopes, ...(deploymentId !== undefined && { deploymentId }) };
}

/** Optional; a platform that keeps numbers may write one. */
function readDeployment(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const text = typeof value === 'number' ? String(value) : value;
  if (isIdentifier(text)) return text;
  throw fault('deployment_id', 'deployment_id is no id');
}

function fault(part: string, detail: string) {
  return refuseRegistration('answer', detail, { values: { part } });
}
