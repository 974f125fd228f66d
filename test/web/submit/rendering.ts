import assert from 'node:assert/strict';
import type { BadgeDefinition } from '../../../src/domain/badgeDefinition.js';
import type { Course } from '../../../src/domain/platform.js';
import type { Role } from '../../../src/domain/roles.js';
import type { Submission } from '../../../src/domain/submission.js';
import { loadLocales } from '../../../src/locales/locales.js';
import type { PageData } from '../../../src/web/answer.js';
import { present } from '../../../src/web/present.js';
import { createViews } from '../../../src/web/views.js';
import { institution } from '../../factories/badgeContent.js';
import { publishedBadge, submission } from '../../factories/submission.js';

export const text = loadLocales({ strict: true }).translate('en');
const views = createViews();

/** Whoever reads a page: English, on the example badge and submission unless told otherwise. */
export function reader(
  given: {
    readonly badge?: Partial<BadgeDefinition>;
    readonly submission?: Partial<Submission>;
    readonly roles?: readonly Role[];
  } = {},
) {
  return {
    badge: { ...publishedBadge(given.badge), revision: 3 },
    submission: { ...submission(given.submission), revision: 5 },
    course: COURSE,
    roles: given.roles ?? (['student'] as const),
    text,
    present: present('en', text),
    language: 'en' as const,
    now: new Date('2026-11-24T09:00:00.000Z'),
  };
}

const COURSE: Course = {
  id: publishedBadge().course,
  institution: institution().id,
  platform: 'platform-1',
  deploymentId: '1',
  contextId: '2',
  title: 'ePortfolio course',
  createdAt: '2026-11-01T08:00:00.000Z',
};

/** The page as it is sent, checked for what every page must have. */
export function render(view: string, data: PageData): string {
  const html = views(view, data, {
    language: 'en',
    text,
    nonce: 'nonce',
    stylesheet: 'style.css',
    script: 'enhance.js',
    icon: 'icon.svg',
    asset: (file) => file,
    formToken: 'form-token',
    navigation: [],
  });
  assertSound(html);
  return html;
}

/** One h1, unique ids, labels and descriptions that exist, no skipped heading, a token in each form. */
function assertSound(html: string): void {
  assert.equal(html.match(/<h1\b/g)?.length, 1, 'one h1');
  const ids = attributes(html, 'id');
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
    'ids are unique',
  );
  for (const name of ['for', 'aria-describedby', 'aria-labelledby', 'data-copy']) {
    for (const target of attributes(html, name).flatMap((value) => value.split(' '))) {
      assert.ok(ids.includes(target), `${name}="${target}" leads to nothing`);
    }
  }
  const levels = [...html.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));
  levels.reduce((before, level) => {
    assert.ok(level <= before + 1, `h${level} after h${before}`);
    return level;
  });
  for (const [, form = ''] of html.matchAll(/<form\b(.*?)<\/form>/gs)) {
    assert.match(form, /name="formToken"/);
  }
  assert.doesNotMatch(html, /\sstyle="|\son\w+="/, 'nothing inline');
}

function attributes(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value);
}

/** The page's words without its markup. */
export function words(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');
}
