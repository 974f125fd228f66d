import { SAMPLE_TEXTS } from '../../domain/sampleTexts.js';
import { newestVersion, type SchoolTemplate } from '../../domain/schoolTemplate.js';
import type { FieldFault } from '../../errors.js';
import type { PageData } from '../answer.js';
import { faultViews, fieldMaker } from '../field.js';
import { paths } from '../paths.js';
import type { WebRequest } from '../route.js';
import { inLanguage } from './inLanguage.js';

type Reader = Pick<WebRequest, 'text' | 'language' | 'present'>;

/** Pixels to a side of the samples: as on a badge's page, and as in a list. */
export const SAMPLE_SIZES = [160, 64] as const;
export const SAMPLE_LENGTHS = ['short', 'long'] as const;

/** What an upload asks for: a new template, or the next version of one. */
export interface UploadInForm {
  readonly title: string;
  readonly faults: readonly FieldFault[];
}

export function newTemplatePage({ title, faults }: UploadInForm, reader: Reader): PageData {
  const { text } = reader;
  return {
    title: text('admin.own.newTitle'),
    templates: paths.adminTemplates(),
    action: paths.adminNewTemplate(),
    faults: faultViews(faults, text),
    upload: uploadFields(title, faults, reader),
  };
}

export function ownTemplatePage(
  template: SchoolTemplate,
  { said, ...upload }: UploadInForm & { readonly said?: 'added' | 'offered' | 'withdrawn' },
  reader: Reader,
): PageData {
  const { text, language, present } = reader;
  const newest = newestVersion(template);
  const title = inLanguage(newest?.title ?? {}, language);
  const version = newest?.version ?? 1;
  const isOffered = template.offered === version;
  return {
    title: text('admin.own.title', { title }),
    templates: paths.adminTemplates(),
    action: paths.adminOwnTemplate(template.id),
    uploadAction: paths.adminOwnVersions(template.id),
    notice: said && text(`admin.own.said.${said}`),
    faults: faultViews(upload.faults, text),
    state: stateWords(template, version, text),
    kind: isOffered ? 'good' : 'wait',
    version,
    offer: isOffered ? undefined : text('admin.own.offer', { version }),
    withdraw: template.offered !== undefined,
    samplesTitle: text(`admin.own.${newest?.finished ? 'looks' : 'samples'}`),
    samplesLead: newest?.finished ? undefined : text('admin.own.samplesLead'),
    samples: newest?.finished
      ? [pictureSamples(template, version, text)]
      : wordSamples(template, version, text),
    versions: template.versions.toReversed().map(({ version, addedAt }) => ({
      words: text('admin.own.version', { version, date: present.date(addedAt) }),
      offered: version === template.offered,
    })),
    upload: uploadFields(upload.title || title, upload.faults, reader),
  };
}

/** In every language: a short title and a long one, large and small. */
function wordSamples({ id }: SchoolTemplate, version: number, text: Reader['text']) {
  return SAMPLE_TEXTS.map(({ language, name }) => ({
    heading: name,
    language,
    pictures: SAMPLE_LENGTHS.flatMap((length) =>
      SAMPLE_SIZES.map((size) => ({
        size,
        src: paths.adminOwnSample(id, version, `${language}-${length}-${size}`),
        alt: text(`admin.own.sample.${length}`, { language: name, size }),
      })),
    ),
  }));
}

/** A finished picture is the same in every language. */
function pictureSamples({ id }: SchoolTemplate, version: number, text: Reader['text']) {
  const pictures = SAMPLE_SIZES.map((size) => ({
    size,
    src: paths.adminOwnSample(id, version, `en-short-${size}`),
    alt: text('admin.own.sample.picture', { size }),
  }));
  return { pictures };
}

function stateWords({ offered }: SchoolTemplate, newest: number, text: Reader['text']): string {
  if (offered === undefined) return text('admin.own.notOffered');
  if (offered === newest) return text('admin.own.isOffered', { version: offered });
  return text('admin.own.olderOffered', { version: offered, newest });
}

function uploadFields(title: string, faults: readonly FieldFault[], { text }: Reader) {
  const make = fieldMaker(faults, text);
  const file = { type: 'file' };
  return {
    file: make('file', text('admin.own.file.label'), '', { ...file, hint: text('admin.own.file.hint') }),
    manifest: make('manifest', text('admin.own.manifest.label'), '', {
      ...file,
      optional: true,
      hint: text('admin.own.manifest.hint'),
    }),
    title: make('title', text('admin.own.name.label'), title, {
      optional: true,
      hint: text('admin.own.name.hint'),
    }),
  };
}
