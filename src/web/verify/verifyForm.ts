import type { VerificationQuestions } from '../../domain/ports/credentials.js';
import { readBadgeText, readUploadedBadge } from '../../domain/uploadedBadge.js';
import { type FieldFault, InvalidInput } from '../../errors.js';
import type { Services } from '../../services.js';
import type { PageData } from '../answer.js';
import { faultViews, fieldMaker } from '../field.js';
import { paths } from '../paths.js';
import type { WebRequest } from '../route.js';

type Posted = Pick<WebRequest, 'form' | 'files'>;
type GivenBadge = Parameters<Services['verifyBadge']>[0];

/** The three ways to name a badge: a file, its text, or its address. */
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
    recipient: field('recipient', text('verifyPage.recipient.label'), form.text('recipient'), {
      hint: text('verifyPage.recipient.hint'),
      inputmode: 'email',
      autocomplete: 'off',
    }),
  };
}

/** The badge that was given. @throws {InvalidInput} naming the field and what to do */
export function badgeOf({ form, files }: Posted): GivenBadge {
  const file = files.file ?? Buffer.alloc(0);
  const text = form.text('text');
  const address = form.text('address');
  const given = [file.length > 0, text !== '', address !== ''].filter(Boolean).length;
  if (given === 0) throw fault('file', 'nothing');
  if (given > 1) throw fault('file', 'onlyOne');
  if (file.length > 0) return readUploadedBadge(file);
  if (address !== '') return { address };
  // People paste addresses where texts are asked for.
  return isAddress(text) ? { address: text } : readBadgeText(text);
}

export function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text);
}

/** Faults of the address stand at the field it was typed in. */
export function faultsOf({ faults }: InvalidInput, { form }: Posted): readonly FieldFault[] {
  const field = form.text('address') === '' ? 'text' : 'address';
  return faults.map((one) => (one.field === 'address' ? { ...one, field } : one));
}

/** Whom the badge should belong to, if anybody was asked about. */
export function questionsOf({ form }: Pick<Posted, 'form'>): VerificationQuestions {
  const recipient = form.text('recipient').trim();
  return recipient === '' ? {} : { recipient };
}

function fault(field: string, reason: string): InvalidInput {
  return new InvalidInput([{ field, message: `verifyPage.faults.${reason}` }]);
}
