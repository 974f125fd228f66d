import type { IssuedBadge } from '../../domain/issuedBadge.js';
import { AppError } from '../../errors.js';
import type { Answer } from '../answer.js';
import { preferredType } from '../negotiate.js';
import { patterns } from '../paths.js';
import { pictureAnswer } from '../pictureAnswer.js';
import { publicRoute, type WebRequest } from '../route.js';
import { basisOf, credentialPage, knownLanguages } from './credentialPage.js';
import { machineReadable } from './machineReadable.js';
import { readingLanguages } from './readingLanguages.js';
import { svgFile } from './svgFile.js';

/** Looked up anew each time, so that a change of mind or a revocation shows at once; unchanged bytes travel once. */
const REVALIDATE = 'no-cache';
/** A compact JWS travels as plain text (Open Badges 3.0, Document Formats). */
const TOKEN = 'text/plain';
const CREDENTIAL = 'application/vc+ld+json';
const JSON_TYPES = [CREDENTIAL, 'application/vc', 'application/ld+json', 'application/json'] as const;

const FORMATS = ['.json', '.png', '.svg', '.jwt'] as const;
type Format = '' | (typeof FORMATS)[number];

export const credentialRoute = publicRoute({
  method: 'GET',
  path: patterns.credential,
  machineReadable: true,
  handle: async (request) => {
    const { id, format } = split(request.params.credential ?? '');
    if (format === '.png') return baked(request, id);
    if (format === '.svg') return bakedSvg(request, id);
    if (format === '.jwt') return credentialToken(request, id);
    const offered = format === '.json' ? JSON_TYPES : ([...JSON_TYPES, 'text/html', TOKEN] as const);
    const type = preferredType(request.header('accept'), offered);
    if (type === TOKEN) return credentialToken(request, id);
    return type === 'text/html' ? credentialHtml(request, id) : credentialJson(request, id, type);
  },
});

/** `<id>` or `<id>.<format>`. @throws {AppError} NOT_FOUND for a format that isn't served */
function split(parameter: string): { readonly id: string; readonly format: Format } {
  const [id = '', format, ...more] = parameter.split('.');
  if (format === undefined) return { id, format: '' };
  const known = FORMATS.find((one) => one === `.${format}`);
  if (known === undefined || more.length > 0) throw new AppError('NOT_FOUND');
  return { id, format: known };
}

/** The same credential as a signed token. Badges of before there were tokens have none. */
async function credentialToken({ services }: WebRequest, id: string): Promise<Answer> {
  const { jwt, digest } = await services.readCredential(id);
  if (jwt === undefined) throw new AppError('NOT_FOUND');
  return machineReadable(jwt, { mediaType: TOKEN, caching: REVALIDATE, etag: `${digest}-jwt` });
}

/** The exact bytes that were signed. */
async function credentialJson({ services }: WebRequest, id: string, type: string): Promise<Answer> {
  const { credential, digest } = await services.readCredential(id);
  const mediaType = type === 'application/vc' ? CREDENTIAL : type;
  return machineReadable(credential, { mediaType, caching: REVALIDATE, etag: digest });
}

async function baked(request: WebRequest, id: string): Promise<Answer> {
  const { services } = request;
  const issued = await services.readCredential(id);
  if (request.query.text('size') === 'page') return shownPicture(request, issued);
  return {
    kind: 'bytes',
    mediaType: 'image/png',
    body: await services.bakeCredential(issued),
    etag: issued.digest,
    headers: { 'Cache-Control': REVALIDATE },
  };
}

/** What the page shows: light, and with nothing baked in. */
async function shownPicture(request: WebRequest, issued: IssuedBadge): Promise<Answer> {
  const picture = await request.services.readPicture(issued.institution, issued.picture);
  return pictureAnswer(request, { ...picture, etag: issued.picture, caching: REVALIDATE });
}

async function bakedSvg({ services }: WebRequest, id: string): Promise<Answer> {
  const issued = await services.readCredential(id);
  const body = await services.bakeSvg(issued);
  return svgFile(body, { etag: `${issued.digest}-svg`, headers: { 'Cache-Control': REVALIDATE } });
}

async function credentialHtml(request: WebRequest, id: string): Promise<Answer> {
  const issued = await request.services.readCredential(id);
  const [verification, newer, endorsements] = await Promise.all([
    request.services.verifyBadge({ text: issued.credential }),
    request.services.findRenewal(issued),
    request.services.readEndorsements(issued.institution, issued.badge, issued.version),
  ]);
  const beside = { newer, endorsements };
  // Only what this badge can be read in makes a page of its own.
  const languages = knownLanguages(verification, readingLanguages(request));
  return {
    kind: 'standingPage',
    view: 'public/credential',
    basis: `${languages.join()} ${basisOf(issued, verification, beside)}`,
    data: () => credentialPage(issued, verification, { ...request, languages }, beside),
    headers: { 'Cache-Control': REVALIDATE },
  };
}
