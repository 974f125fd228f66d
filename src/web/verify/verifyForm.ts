import { readBadgeText, readUploadedBadge, type UploadedBadge } from '../../domain/uploadedBadge.js';
import { AppError, type FieldFault, InvalidInput } from '../../errors.js';
import type { PageData } from '../answer.js';
import { faultViews, fieldMaker } from '../field.js';
import { paths } from '../paths.js';
import type { WebRequest } from '../route.js';

type Posted = Pick<WebRequest, 'form' | 'files' | 'services'>;

/** The three ways to name a badge: a file, its text, or its address here. */
export function verifyPage(
  { form, text }: Pick<WebRequest, 'form' | 'text'>,
  faults: readonly FieldFault[] = [],
): PageData {
  const field = fieldMaker(faults, text);
  return {
    title: text('verifyPage.title'),
    action: paths.verify(),
    faults: faultViews(faults, text),
    file: field('file', text('verifyPage.file.label'), '', { hint: text('verifyPage.file.hint') }),
    text: field('text', text('verifyPage.text.label'), form.text('text'), {
      hint: text('verifyPage.text.hint'),
      multiline: true,
    }),
    address: field('address', text('verifyPage.address.label'), form.text('address'), {
      hint: text('verifyPage.address.hint'),
      inputmode: 'url',
      autocomplete: 'off',
    }),
  };
}

/** The badge that was given. @throws {InvalidInput} naming the field and what to do */
export async function badgeOf({ form, files, services }: Posted): Promise<UploadedBadge> {
  const file = files.file ?? Buffer.alloc(0);
  const text = form.text('text');
  const address = form.text('address');
  const given = [file.length > 0, text !== '', address !== ''].filter(Boolean).length;
  if (given === 0) throw fault('file', 'nothing');
  if (given > 1) throw fault('file', 'onlyOne');
  if (file.length > 0) return readUploadedBadge(file);
  // People paste addresses where texts are asked for.
  if (/^https?:\/\/\S+$/i.test(text)) return atAddress(text, 'text', services);
  return text === '' ? atAddress(address, 'address', services) : readBadgeText(text);
}

/** A public badge of ours by its address; nothing is fetched from anywhere. */
async function atAddress(
  address: string,
  field: string,
  services: Posted['services'],
): Promise<UploadedBadge> {
  const id = idAt(address, services.config.publicUrl, field);
  try {
    return { text: (await services.readCredential(id)).credential };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'CREDENTIAL_PRIVATE') throw fault(field, 'private');
    if (error.code === 'NOT_FOUND') throw fault(field, 'unknown');
    throw error;
  }
}

function idAt(address: string, publicUrl: string, field: string): string {
  if (!URL.canParse(address)) throw fault(field, 'notAddress');
  const { origin, pathname } = new URL(address);
  if (origin !== publicUrl) throw fault(field, 'otherSite');
  const [, id] = /^\/credentials\/([A-Za-z0-9_-]+)(?:\.[a-z]+)?\/?$/.exec(pathname) ?? [];
  if (id === undefined) throw fault(field, 'notBadge');
  return id;
}

function fault(field: string, reason: string): InvalidInput {
  return new InvalidInput([{ field, message: `verifyPage.faults.${reason}` }]);
}
