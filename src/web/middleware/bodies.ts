import busboy from 'busboy';
import express, { type Request, type RequestHandler } from 'express';
import { AppError } from '../../errors.js';
import type { RouteBase } from '../route.js';

const FORM_BYTES = 512 * 1024;
const UPLOAD_BYTES = 2 * 1024 * 1024;
/** A competency framework of a country, or ESCO's skills in one language. */
const LARGE_UPLOAD_BYTES = 24 * 1024 * 1024;
const FIELD_LIMIT = 2_000;

export type Fields = Record<string, string[]>;

const urlencoded = express.text({
  type: 'application/x-www-form-urlencoded',
  limit: FORM_BYTES,
  defaultCharset: 'utf-8',
});
const badge = express.raw({
  type: [
    'application/json',
    'application/*+json',
    'application/jwt',
    'application/vc+jwt',
    'text/plain',
    'image/png',
    'image/svg+xml',
  ],
  limit: UPLOAD_BYTES,
});

/** Reads the body a route declares, and nothing else. The handlers leave it in `response.locals`. */
export function readBody(kind: NonNullable<RouteBase['body']>): RequestHandler {
  if (kind === 'upload' || kind === 'largeUpload') {
    return (request, response, next) => {
      readUpload(request, kind === 'upload' ? UPLOAD_BYTES : LARGE_UPLOAD_BYTES)
        .then(({ fields, files }) => {
          Object.assign(response.locals, { fields, files });
          next();
        })
        .catch(next);
    };
  }
  if (kind === 'badge') {
    return (request, response, next) =>
      badge(request, response, (error?: unknown) => {
        if (error) return next(error);
        if (!Buffer.isBuffer(request.body)) return next(new AppError('UNSUPPORTED_MEDIA'));
        response.locals.files = { file: request.body };
        next();
      });
  }
  return (request, response, next) =>
    urlencoded(request, response, (error?: unknown) => {
      if (error) return next(error);
      if (typeof request.body !== 'string') return next(new AppError('UNSUPPORTED_MEDIA'));
      try {
        response.locals.fields = parseFields(request.body);
      } catch (fault) {
        return next(fault);
      }
      next();
    });
}

/** Url-encoded text or a query string as lists of texts. @throws {AppError} TOO_LARGE beyond 2,000 fields */
export function parseFields(text: string): Fields {
  const fields: Fields = Object.create(null);
  let count = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    count += 1;
    if (count > FIELD_LIMIT) throw new AppError('TOO_LARGE', { detail: 'too many form fields' });
    const values = fields[name] ?? [];
    values.push(value);
    fields[name] = values;
  }
  return fields;
}

async function readUpload(
  request: Request,
  maximumBytes: number,
): Promise<{ fields: Fields; files: Record<string, Buffer> }> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) throw new AppError('UNSUPPORTED_MEDIA');
  if (Number(request.headers['content-length'] ?? 0) > maximumBytes + FORM_BYTES)
    throw new AppError('TOO_LARGE');
  return new Promise((resolve, reject) => {
    const fields: Fields = Object.create(null);
    const files: Record<string, Buffer> = Object.create(null);
    const fail = (error: AppError): void => {
      request.unpipe();
      request.resume();
      reject(error);
    };
    const limits = { fileSize: maximumBytes, files: 4, fieldSize: UPLOAD_BYTES, fields: 100, parts: 110 };
    const parser = createParser(request, limits, fail);
    if (parser === undefined) return;
    parser.on('field', (name, value, info) => {
      if (info.valueTruncated) return fail(new AppError('TOO_LARGE'));
      fields[name] = [...(fields[name] ?? []), value];
    });
    parser.on('file', (name, stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => fail(new AppError('TOO_LARGE')));
      stream.on('end', () => {
        files[name] = Buffer.concat(chunks);
      });
    });
    parser.on('partsLimit', () => fail(new AppError('TOO_LARGE')));
    parser.on('error', (cause) => fail(new AppError('MALFORMED_REQUEST', { cause })));
    parser.on('close', () => resolve({ fields, files }));
    request.pipe(parser);
  });
}

function createParser(request: Request, limits: busboy.Limits, fail: (error: AppError) => void) {
  try {
    return busboy({ headers: request.headers, limits });
  } catch (cause) {
    fail(new AppError('MALFORMED_REQUEST', { cause }));
    return undefined;
  }
}
