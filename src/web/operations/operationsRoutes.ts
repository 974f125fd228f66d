import { AppError } from '../../errors.js';
import type { BytesAnswer } from '../answer.js';
import type { Assets } from '../assets.js';
import { patterns } from '../paths.js';
import { publicRoute, type Route } from '../route.js';

const FOR_EVER = 'public, max-age=31536000, immutable';
const FOR_AN_HOUR = 'public, max-age=3600';

/** Health, readiness, and the files pages are made of. */
export function operationsRoutes(assets: Assets): readonly Route[] {
  return [
    publicRoute({
      method: 'GET',
      path: patterns.healthz,
      handle: () => ({ kind: 'json', body: { status: 'alive' } }),
    }),
    publicRoute({
      method: 'GET',
      path: patterns.readyz,
      handle: async ({ services }) => {
        const ready = await services.ready();
        return { kind: 'json', status: ready ? 200 : 503, body: { status: ready ? 'ready' : 'stopping' } };
      },
    }),
    publicRoute({
      method: 'GET',
      path: patterns.assets,
      handle: ({ params, header }) => assetAnswer(assets, params.file ?? '', header('accept-encoding') ?? ''),
    }),
  ];
}

function assetAnswer(assets: Assets, name: string, acceptEncoding: string): BytesAnswer {
  const asset = assets.find(name);
  if (asset === undefined) throw new AppError('NOT_FOUND');
  const kept = assets.isHashed(name) ? FOR_EVER : FOR_AN_HOUR;
  const headers = { 'Cache-Control': kept, Vary: 'Accept-Encoding' };
  const { mediaType } = asset;
  if (/\bbr\b/.test(acceptEncoding)) {
    return {
      kind: 'bytes',
      mediaType,
      body: asset.brotli(),
      headers: { ...headers, 'Content-Encoding': 'br' },
    };
  }
  if (/\bgzip\b/.test(acceptEncoding)) {
    return {
      kind: 'bytes',
      mediaType,
      body: asset.gzip(),
      headers: { ...headers, 'Content-Encoding': 'gzip' },
    };
  }
  return { kind: 'bytes', mediaType, body: asset.plain, headers };
}
