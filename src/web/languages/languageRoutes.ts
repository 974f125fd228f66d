import type { BadgeContent } from '../../domain/badgeDefinition.js';
import { isVariantLanguage, readVariant, typedVariant, variantField } from '../../domain/variantRules.js';
import { translatableTexts } from '../../domain/variants.js';
import { AppError, InvalidInput } from '../../errors.js';
import { type Answer, page, seeOther } from '../answer.js';
import type { Form } from '../form.js';
import { paths, patterns } from '../paths.js';
import { type BadgeRequest, badgeRoute, type Route } from '../route.js';
import { type LanguageState, languagePage } from './languagePage.js';

/** A teacher says the badge's words in another language. */
export const badgeLanguageRoutes: readonly Route[] = [
  badgeRoute({ method: 'GET', path: patterns.badgeLanguage, roles: ['teacher'], handle: editLanguage }),
  badgeRoute({ method: 'POST', path: patterns.badgeLanguage, roles: ['teacher'], handle: saveLanguage }),
];

function editLanguage(request: BadgeRequest): Answer {
  const { badge, query } = request;
  const language = languageOf(request);
  const notice = query.has('saved') ? 'saved' : query.has('undone') ? 'undone' : undefined;
  return show(request, {
    badge,
    language,
    typed: typedVariant(badge.draft, language),
    ...(notice && { notice }),
  });
}

async function saveLanguage(request: BadgeRequest): Promise<Answer> {
  const { form, badge, services, session } = request;
  const language = languageOf(request);
  const revision = Number(form.text('revision'));
  const action = form.text('action');
  const typed = readForm(form, badge.draft);
  const seen = { language, typed, badge: { ...badge, revision } };
  if (action !== 'save' && action !== 'remove') return show(request, { ...seen, notice: 'recovered' });
  try {
    const saved = await services.changeBadgeDraft({
      institution: session.institution,
      badge: badge.id,
      revision,
      change: (draft) => readVariant(action === 'remove' ? {} : readForm(form, draft), language, draft),
    });
    if (saved.kind === 'conflict') {
      return show(
        request,
        { language, typed: readForm(form, saved.badge.draft), badge: saved.badge, stale: true },
        409,
      );
    }
    const next = action === 'remove' ? paths.editBadge(badge.id) : paths.badgeLanguage(badge.id, language);
    return seeOther(`${next}?saved=1`);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return show(request, { ...seen, faults: error.faults }, error.status);
  }
}

/** @throws {AppError} NOT_FOUND for the badge's own language, and for what is none */
function languageOf({ params, badge }: BadgeRequest): string {
  const { language = '' } = params;
  if (!isVariantLanguage(badge.draft, language)) throw new AppError('NOT_FOUND');
  return language;
}

function readForm(form: Form, draft: BadgeContent): Readonly<Record<string, string>> {
  return Object.fromEntries(translatableTexts(draft).map(({ key }) => [key, form.text(variantField(key))]));
}

function show(request: BadgeRequest, state: LanguageState, status = 200): Answer {
  return page('languages/language', languagePage(state, request), status);
}
