import type { IssuedBadge } from '../../domain/issuedBadge.js';
import { type ProfilePart, profileCompleteness } from '../../domain/issuerProfileRules.js';
import { allowedTemplates } from '../../domain/pictureRules.js';
import type { Services } from '../../services.js';
import type { PageData } from '../answer.js';
import { stateView } from '../lifecycle/stateView.js';
import { paths } from '../paths.js';
import type { WebRequest } from '../route.js';
import { inLanguage } from './inLanguage.js';

type Overview = Awaited<ReturnType<Services['readInstitution']>>;
type IssuedPage = Awaited<ReturnType<Services['listIssuedBadges']>>;
type Reader = Pick<WebRequest, 'text' | 'present' | 'language'>;

export interface OverviewContent extends Overview {
  readonly issued: IssuedPage;
  /** The list does not begin with the newest badge. */
  readonly older: boolean;
}

/** Where in the form a part of the profile is. */
const FIELD: Readonly<Record<ProfilePart, string>> = {
  name: 'name',
  country: 'countryCode',
  url: 'url',
  email: 'email',
  description: 'description',
  logo: 'logo',
  identifiers: 'identifiers',
};

/** What an admin looks after, at a glance. */
export function overviewPage(content: OverviewContent, reader: Reader): PageData {
  const { institution, issued, older } = content;
  const { text } = reader;
  return {
    title: text('admin.overview.title'),
    lead: text('admin.overview.lead', { school: institution.profile.name }),
    issuer: issuerSection(content, reader),
    platforms: content.platforms.map((platform) => ({
      name: platform.name,
      issuer: platform.issuer,
      kind: platform.state === 'active' ? 'good' : 'wait',
      state: text(`admin.overview.platforms.state.${platform.state}`),
      href: paths.adminPlatform(platform.id),
      waiting: (platform.waitingDeploymentIds?.length ?? 0) > 0 && text('admin.overview.platforms.waiting'),
    })),
    connect: paths.adminNewPlatform(),
    skills: paths.adminSkills(),
    sheet: paths.adminSheet(),
    templates: templatesSection(content, reader),
    defaults: defaultsSection(content, reader),
    trusted: paths.adminTrusted(),
    issued: issued.items.map((badge) => issuedView(badge, reader)),
    older: issued.next && `${paths.admin()}?after=${encodeURIComponent(issued.next)}#issued`,
    newest: older ? `${paths.admin()}#issued` : undefined,
  };
}

function issuerSection({ institution }: OverviewContent, { text }: Reader) {
  const parts = profileCompleteness(institution.profile);
  const count = parts.filter(({ present }) => !present).length;
  return {
    summary:
      count === 0 ? text('admin.overview.issuer.complete') : text('admin.overview.issuer.missing', { count }),
    parts: parts.map(({ part, present }) => ({
      className: present ? 'passed' : 'unchecked',
      mark: present ? '✓' : '○',
      label: text(`admin.overview.parts.${part}.label`),
      why: text(`admin.overview.parts.${part}.why`),
      state: text(`admin.overview.part.${present ? 'present' : 'missing'}`),
      fill: present
        ? undefined
        : {
            href: `${paths.adminIssuer()}#${FIELD[part]}`,
            label: text('admin.overview.part.fill', { part: text(`admin.overview.parts.${part}.label`) }),
          },
    })),
    edit: paths.adminIssuer(),
    public: paths.issuer(institution.id),
  };
}

function templatesSection({ institution, templates }: OverviewContent, { text, language }: Reader) {
  const allowed = allowedTemplates(templates, institution);
  const all = templates.length;
  return {
    words:
      institution.allowedTemplates.length === 0
        ? text('admin.overview.templates.all')
        : text('admin.overview.templates.some', { count: allowed.length, all }),
    names: allowed.map(({ title }) => inLanguage(title, language)),
    edit: paths.adminTemplates(),
  };
}

function defaultsSection({ institution }: OverviewContent, { text }: Reader) {
  const count = Object.keys(institution.badgeDefaults ?? {}).length;
  return {
    words: text(count === 0 ? 'defaults.overview.none' : 'defaults.overview.some', { count }),
    edit: paths.adminBadgeDefaults(),
  };
}

function issuedView(badge: IssuedPage['items'][number], { text, present }: Reader) {
  const title = badge.title || text('admin.overview.issued.untitled');
  const learner = badge.learnerName ?? text('admin.overview.issued.unnamed');
  const standing = stateView(badge, { text });
  return {
    title,
    learner,
    course: badge.courseTitle && text('admin.overview.issued.course', { course: badge.courseTitle }),
    issuedAt: text('admin.overview.issued.issuedAt', { date: present.date(badge.issuedAt) }),
    state: standing.label,
    kind: standing.kind,
    revoked: revocationWords(badge, { text, present }),
    revoke:
      badge.revocation === undefined
        ? {
            href: paths.revoke(badge.course, badge.submission),
            of: text('admin.overview.issued.revokeOf', { badge: title, learner }),
          }
        : undefined,
    correction:
      badge.state === 'issued'
        ? { href: paths.correction(badge.course, badge.submission), label: text('lifecycle.correct.link') }
        : undefined,
    suspension:
      badge.revocation === undefined && badge.suspendable
        ? {
            href: paths.suspension(badge.course, badge.submission),
            label: text(badge.suspension ? 'lifecycle.review.restore' : 'lifecycle.review.suspend'),
          }
        : undefined,
    holders: { href: paths.holders(badge.badge), label: text('lifecycle.holders.title') },
    public: badge.visibility === 'public' ? paths.credential(badge.id) : undefined,
  };
}

function revocationWords(
  { revocation }: IssuedBadge,
  { text, present }: Pick<Reader, 'text' | 'present'>,
): string | undefined {
  if (revocation === undefined || revocation.givenUp) return undefined;
  const { at, reason } = revocation;
  return text('admin.overview.issued.revokedAt', { date: present.date(at), reason });
}
