import { AppError } from '../../errors.js';
import { page } from '../answer.js';
import { preferredType } from '../negotiate.js';
import { paths, patterns } from '../paths.js';
import { pictureAnswer } from '../pictureAnswer.js';
import { publicRoute, type Route, type WebRequest } from '../route.js';
import { achievementView } from './achievementView.js';
import { FOR_A_DAY, FOR_EVER, machineReadable } from './machineReadable.js';

const OFFERED = ['application/ld+json', 'application/json', 'text/html'] as const;

/** One frozen version of a badge: what it asks and stands for, whoever earned it. */
export const achievementRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: patterns.achievement,
    machineReadable: true,
    handle: async (request) => {
      const published = await readAchievement(request);
      const type = preferredType(request.header('accept'), OFFERED);
      if (type === 'text/html') return page('public/achievement', achievementPage(published, request));
      return machineReadable(published.document, { mediaType: type, caching: FOR_A_DAY });
    },
  }),
  publicRoute({
    method: 'GET',
    path: patterns.achievementPicture,
    machineReadable: true,
    handle: async (request) => {
      const { institution, version } = await readAchievement(request);
      const picture = await request.services.readPicture(institution.id, version.picture);
      return pictureAnswer(request, { ...picture, etag: version.picture, caching: FOR_EVER });
    },
  }),
];

/** @throws {AppError} NOT_FOUND, for what is no version number too */
async function readAchievement({ services, params }: WebRequest) {
  const { badge = '', version = '' } = params;
  if (!/^[1-9]\d{0,5}$/.test(version)) throw new AppError('NOT_FOUND');
  return services.readAchievement(badge, Number(version));
}

type Published = Awaited<ReturnType<typeof readAchievement>>;

function achievementPage({ achievement, institution, version }: Published, request: WebRequest) {
  const { text, present, params } = request;
  const badge = achievementView(achievement, request);
  return {
    title: badge.title,
    badge,
    picture: paths.achievementPicture(params.badge ?? '', version.version),
    pictureAlt: text('public.pictureAlt', { title: badge.title }),
    issuer: { name: institution.profile.name, href: paths.issuer(institution.id) },
    version: text('public.version', {
      version: version.version,
      date: present.date(version.publishedAt),
    }),
  };
}
