import { InvalidInput } from '../../errors.js';

/** Why an uploaded file is not taken; each has its words under `images.upload`. */
export type RefusalReason =
  | 'animation'
  | 'canvas'
  | 'damaged'
  | 'documentType'
  | 'embedded'
  | 'empty'
  | 'element'
  | 'foreign'
  | 'format'
  | 'handler'
  | 'link'
  | 'manifestMissing'
  | 'manifestTooLarge'
  | 'nested'
  | 'numbers'
  | 'outside'
  | 'picture'
  | 'placeholder'
  | 'script'
  | 'stylesheet'
  | 'templateFault'
  | 'text'
  | 'tooComplex'
  | 'tooLarge'
  | 'zip'
  | 'zipFile'
  | 'zipTooLarge';

type Values = Readonly<Record<string, string | number>>;

export function refusal(reason: RefusalReason, values?: Values): InvalidInput {
  return refusals([{ reason, ...(values && { values }) }]);
}

export function refusals(reasons: readonly { reason: RefusalReason; values?: Values }[]): InvalidInput {
  return new InvalidInput(
    reasons.map(({ reason, values }) => ({
      field: 'file',
      message: `images.upload.${reason}`,
      ...(values && { values }),
    })),
  );
}
