import type { BadgeDefinition } from '../../domain/badgeDefinition.js';
import { readBadge } from '../../domain/badgeRules.js';
import type { Institution } from '../../domain/institution.js';
import type { Course } from '../../domain/platform.js';
import type { ImageTemplate } from '../../domain/ports/images.js';
import type { Stored } from '../../domain/ports/store.js';
import { type TypedBadge, typedBadge } from '../../domain/typedBadge.js';
import type { FieldFault } from '../../errors.js';
import type { Language, Translate } from '../../locales/locales.js';
import type { PageData } from '../answer.js';
import { faultViews } from '../field.js';
import { undoButton } from '../history/undoButton.js';
import { paths } from '../paths.js';
import type { Present } from '../present.js';
import { badgeFields } from './badgeFields.js';
import { differences } from './conflictSection.js';
import { elementsSection } from './elementsSection.js';
import { labelSection } from './labelSection.js';
import { languagesSection } from './languagesSection.js';
import { type PictureContext, type PictureSection, pictureSection } from './pictureSection.js';
import { rubricSummary } from './rubricSummary.js';

/** Who reads the form, and where. */
export interface FormReader {
  readonly text: Translate;
  readonly language: Language;
  readonly present: Present;
  readonly course: Course;
  readonly institution: Institution;
  /** Those the institution may choose from. */
  readonly templates: readonly ImageTemplate[];
  /** Id of the deep link that this badge is made for. */
  readonly place?: string | undefined;
}

/** A badge in the form, as it stands between being typed and being kept. */
export interface BadgeInForm {
  readonly typed: TypedBadge;
  /** Absent until the first save. */
  readonly badge?: Stored<BadgeDefinition>;
  /** What the empty form's badge will be called: a form sent twice makes one badge. */
  readonly newBadge?: string;
  /** What keeps it from being saved or published. */
  readonly faults?: readonly FieldFault[];
  /** What keeps the picture from being drawn: shown at its fields, no reason against saving. */
  readonly pictureFaults?: readonly FieldFault[];
  /** The example, opened to be changed: said in words above the form. */
  readonly guided?: boolean;
  readonly notice?: 'saved' | 'recovered' | 'undone';
  /**
   * What is stored (`badge`) and what was typed (`typed`) have to be weighed: `stale`, a colleague saved meanwhile;
   * `changed`, one did before this teacher published; `recovered`, it was typed before the session ended.
   */
  readonly conflict?: 'stale' | 'changed' | 'recovered';
}

/** The form's parts, for whoever does not want to scroll: the id of each, and its name. */
const PARTS = [
  ['about', 'about'],
  ['objective', 'objective'],
  ['criteria-section', 'criteria'],
  ['demonstration', 'demonstration'],
  ['picture', 'picture'],
  ['elements', 'elements'],
  ['publish-title', 'publish'],
] as const;

export function badgeFormPage(inForm: BadgeInForm, reader: FormReader): PageData {
  const { typed, badge, faults = [] } = inForm;
  const { text, course, institution } = reader;
  const context = { ...reader, example: (name: string) => paths.templatePicture(course.id, name) };
  const atFields = [...faults, ...(inForm.pictureFaults ?? [])];
  const published = badge?.versions.length ?? 0;
  const content = contentOf(typed);
  const fields = badgeFields(typed, atFields, context);
  const label = labelSection(content, institution, text);
  return {
    title: text(badge ? 'define.editTitle' : 'define.newTitle'),
    course: { href: paths.course(course.id), title: course.title },
    badge: badge && { href: paths.badge(badge.id), title: badge.draft.title || text('define.untitled') },
    action: badge ? paths.editBadge(badge.id) : paths.badges(course.id),
    revision: badge?.revision,
    newBadge: inForm.newBadge,
    example:
      badge || inForm.guided
        ? undefined
        : withPlace(`${paths.newBadge(course.id)}?example=eportfolio`, reader.place),
    place: reader.place,
    notice: noticeText(inForm, reader),
    undo: undoButton(inForm, badge ? paths.editBadge(badge.id) : '', text),
    faults: faultViews(faults, text),
    conflict: conflictData(inForm, context),
    fields,
    picture: pictureData(inForm, pictureSection(typed, atFields, context), paths.livePicture(course.id)),
    guide: inForm.guided
      ? {
          words: text('firstBadge.guide'),
          steps: ['about', 'criteria', 'publish'].map((step) => text(`firstBadge.guideSteps.${step}`)),
        }
      : undefined,
    parts: PARTS.map(([id, section]) => ({ href: `#${id}`, label: text(`define.sections.${section}`) })),
    rubric: rubricSummary(badge?.draft, text),
    languages: languagesSection(badge?.draft, reader),
    label,
    elements: elementsSection(content.elements, fields, label, reader),
    published: publishedData(published, badge?.draftChanged ?? true, text),
  };
}

function noticeText({ notice, badge }: BadgeInForm, { text, present }: FormReader): string | undefined {
  if (notice === undefined) return undefined;
  return text(`define.notice.${notice}`, badge && { time: present.dateTime(badge.updatedAt) });
}

function conflictData({ badge, typed, conflict }: BadgeInForm, context: FormReader & PictureContext) {
  if (badge === undefined || conflict === undefined) return undefined;
  const { text, present } = context;
  const found = differences(typedBadge(badge.draft), typed, context);
  if (found.length === 0 && conflict === 'recovered') return undefined;
  return {
    title: text(`define.conflict.${conflict}.title`),
    lead: text(`define.conflict.${conflict}.lead`, { time: present.dateTime(badge.updatedAt) }),
    differences: found,
    theirs: withPlace(paths.editBadge(badge.id), context.place),
  };
}

/** An address of this journey that does not forget where it leads. */
export function withPlace(address: string, place: string | undefined): string {
  if (place === undefined) return address;
  const [path = '', fragment] = address.split('#');
  const added = `${path}${path.includes('?') ? '&' : '?'}place=${encodeURIComponent(place)}`;
  return fragment === undefined ? added : `${added}#${fragment}`;
}

/** With the stored draft's picture; none while nothing is stored, the form says something else, or it can't be drawn. */
function pictureData(
  { badge, conflict, pictureFaults = [] }: BadgeInForm,
  section: PictureSection,
  live: string,
) {
  if (badge === undefined || conflict !== undefined || pictureFaults.length > 0) return { ...section, live };
  return {
    ...section,
    live,
    drawn: { src: paths.badgeDraftPicture(badge.id, badge.revision), alt: section.words },
  };
}

function publishedData(published: number, changed: boolean, text: Translate) {
  const version = published + 1;
  const first = published === 0;
  return {
    lead: first ? undefined : text(`define.versions.${changed ? 'changed' : 'same'}`, { published, version }),
    button: text(first ? 'define.buttons.publish' : 'define.buttons.publishVersion', { version }),
    hint: text(first ? 'define.versions.firstHint' : 'define.versions.nextHint', { published, version }),
  };
}

/** For the list of what is missing: as far as it can be read, whatever its faults. */
function contentOf(typed: TypedBadge) {
  return readBadge(typed, undefined, () => '').content;
}
