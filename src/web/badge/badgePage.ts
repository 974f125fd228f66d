import {
  type BadgeContent,
  type BadgeDefinition,
  type BadgeVersion,
  currentVersion,
  versionOf,
} from '../../domain/badgeDefinition.js';
import type { IssuerProfile } from '../../domain/institution.js';
import { missingElements } from '../../domain/microCredential.js';
import { isClosed, type Submission } from '../../domain/submission.js';
import { contentFor } from '../../domain/variants.js';
import type { PageData } from '../answer.js';
import { contentLanguageLinks } from '../languages/languageLinks.js';
import { sourceWords } from '../outcomes/outcomeSources.js';
import { paths } from '../paths.js';
import type { BadgeRequest } from '../route.js';
import { levelList } from '../rubric/levels.js';
import { elementFacts } from './elementFacts.js';
import { ownWork } from './ownWork.js';

type Reader = Pick<BadgeRequest, 'badge' | 'course' | 'roles' | 'text' | 'language' | 'present'> & {
  /** BCP 47, the best first; by default the language of the page. */
  readonly languages?: readonly string[];
  /** The teacher comes from publishing it. */
  readonly justPublished?: boolean;
};

/** What the reader sees of a badge, or undefined where there is nothing for them: drafts are their teachers'. */
export function shownVersion(
  badge: BadgeDefinition,
  roles: BadgeRequest['roles'],
  own: Submission | undefined,
): { readonly content: BadgeContent; readonly version: BadgeVersion | undefined } | undefined {
  const judges = roles.some((role) => role !== 'student');
  const bound = !judges && own !== undefined && !own.trial && !isClosed(own.state);
  const version = bound ? versionOf(badge, own.version) : currentVersion(badge);
  if (version !== undefined) return { content: version.content, version };
  return roles.includes('teacher') ? { content: badge.draft, version: undefined } : undefined;
}

/** One badge, in the order of the CoBle badge page; below it what the reader can do with it. */
export function badgePage(
  reader: Reader,
  shown: NonNullable<ReturnType<typeof shownVersion>>,
  profile: IssuerProfile,
  own: Submission | undefined,
): PageData {
  const { badge, course, roles, text, languages } = reader;
  const { version } = shown;
  const content = contentFor(shown.content, languages ?? [reader.language]);
  const title = content.title || text('badgePage.untitled');
  const trial = roles.some((role) => role !== 'student');
  const newest = currentVersion(badge)?.version;
  return {
    title,
    lang: content.language,
    languages: contentLanguageLinks(shown.content, content.language),
    course: { href: paths.course(course.id), title: course.title },
    picture: version
      ? paths.badgePicture(badge.id, version.version)
      : paths.badgeDraftPicture(badge.id, badge.revision),
    pictureAlt: content.image.alt ?? text('badgePage.pictureAlt', { title }),
    issuer: profile.name,
    contact: contactOf(content.issuerContact),
    description: content.description,
    tags: content.tags,
    objective: objective(content.competenceObjective),
    criteria: criteriaList(content.assessmentCriteria, text),
    skillsDemonstration: content.skillsDemonstration,
    facts: elementFacts(content, profile, reader),
    microCredential: missingElements(content, profile).length === 0,
    olderVersion:
      version !== undefined && version.version !== newest
        ? text('badgePage.olderVersion', { version: version.version })
        : undefined,
    teacher: roles.includes('teacher') ? teacherPart(badge, text) : undefined,
    next: reader.justPublished && roles.includes('teacher') ? nextSteps(badge, text) : undefined,
    reviews: trial ? paths.reviews(course.id) : undefined,
    notOffered:
      badge.archivedAt === undefined
        ? undefined
        : text(roles.includes('teacher') ? 'history.archive.archivedWords' : 'history.notOffered'),
    own:
      version === undefined || roles.length === 0 || isOver(badge, own)
        ? undefined
        : ownWork(badge, own, trial, reader),
  };
}

/** Nothing to begin any more, and nothing going on. */
function isOver({ archivedAt }: BadgeDefinition, own: Submission | undefined): boolean {
  return archivedAt !== undefined && (own === undefined || isClosed(own.state));
}

function teacherPart(badge: BadgeDefinition, text: BadgeRequest['text']) {
  const version = badge.versions.length;
  const state = version === 0 ? 'draft' : badge.draftChanged ? 'changed' : 'published';
  return {
    edit: paths.editBadge(badge.id),
    history: paths.badgeHistory(badge.id),
    editLabel: text(`badgePage.teacher.edit.${state}`),
    holders: version === 0 ? undefined : paths.holders(badge.id),
    endorsements: version === 0 ? undefined : paths.badgeEndorsements(badge.id),
    state: {
      label: text(`badgePage.teacher.state.${state}`, { version }),
      kind: state === 'published' ? 'good' : 'wait',
    },
    words: text(`badgePage.teacher.words.${state}`),
  };
}

/** Each outcome with the framework and number it was taken from. */
function objective({ lead, outcomes }: BadgeContent['competenceObjective']) {
  if (lead === '' && outcomes.length === 0) return undefined;
  return { lead, items: outcomes.map((outcome) => ({ text: outcome.text, from: sourceWords(outcome) })) };
}

/** What a teacher does with a badge that has just been published. */
function nextSteps({ versions }: BadgeDefinition, text: BadgeRequest['text']) {
  return {
    title: text('firstBadge.next.title', { version: versions.length }),
    steps: ['activity', 'trial', 'reviews'].map((step) => text(`firstBadge.next.${step}`)),
  };
}

function criteriaList({ lead, criteria }: BadgeContent['assessmentCriteria'], text: BadgeRequest['text']) {
  if (lead === '' && criteria.length === 0) return undefined;
  return {
    lead,
    items: criteria.map((criterion) => ({ text: criterion.text, levels: levelList(criterion, text) })),
  };
}

/** The issuer's contact is free text; an email or web address can be followed. */
function contactOf(contact: string) {
  if (contact === '') return undefined;
  if (/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(contact))
    return { label: contact, href: `mailto:${contact}`, outside: false };
  if (/^https:\/\/\S+$/.test(contact) && URL.canParse(contact))
    return { label: contact, href: contact, outside: true };
  return { label: contact };
}
