import { AppError } from '../../errors.js';
import { type Answer, page } from '../answer.js';
import { preferredType } from '../negotiate.js';
import { patterns } from '../paths.js';
import { publicRoute, type WebRequest } from '../route.js';
import { credentialPage } from './credentialPage.js';
import { machineReadable } from './machineReadable.js';

/** Looked up anew each time, so that a change of mind or a revocation shows at once; unchanged bytes travel once. */
const REVALIDATE = 'no-cache';
const CREDENTIAL = 'application/vc+ld+json';
const JSON_TYPES = [CREDENTIAL, 'application/vc', 'application/ld+json', 'application/json'] as const;

export const credentialRoute = publicRoute({
  method: 'GET',
  path: patterns.credential,
  machineReadable: true,
  handle: async (request) => {
    const { id, format } = split(request.params.credential ?? '');
    if (format === '.png') return baked(request, id);
    const offered = format === '.json' ? JSON_TYPES : ([...JSON_TYPES, 'text/html'] as const);
    const type = preferredType(request.header('accept'), offered);
    return type === 'text/html' ? credentialHtml(request, id) : credentialJson(request, id, type);
  },
});

/** `<id>` or `<id>.<format>`. @throws {AppError} NOT_FOUND for a format that isn't served */
function split(parameter: string): { readonly id: string; readonly format: '' | '.json' | '.png' } {
  const [id = '', format, ...more] = parameter.split('.');
  if (format === undefined) return { id, format: '' };
  if (more.length > 0 || (format !== 'json' && format !== 'png')) throw new AppError('NOT_FOUND');
  return { id, format: `.${format}` };
}

/** The exact bytes that were signed. */
async function credentialJson({ services }: WebRequest, id: string, type: string): Promise<Answer> {
  const { credential, digest } = await services.readCredential(id);
  const mediaType = type === 'application/vc' ? CREDENTIAL : type;
  return machineReadable(credential, { mediaType, caching: REVALIDATE, etag: digest });
}

async function baked({ services }: WebRequest, id: string): Promise<Answer> {
  const issued = await services.readCredential(id);
  return {
    kind: 'bytes',
    mediaType: 'image/png',
    body: await services.bakeCredential(issued),
    etag: issued.digest,
    headers: { 'Cache-Control': REVALIDATE },
  };
}

async function credentialHtml(request: WebRequest, id: string): Promise<Answer> {
  const issued = await request.services.readCredential(id);
  const verification = await request.services.verifyBadge({ text: issued.credential });
  return {
    ...page('public/credential', credentialPage(issued, verification, request)),
    headers: { 'Cache-Control': REVALIDATE },
  };
}
