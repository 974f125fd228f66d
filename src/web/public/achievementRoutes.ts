import type { Endorsement } from '../../domain/endorsement.js';
import { AppError } from '../../errors.js';
import { type PageData, page } from '../answer.js';
import { endorsementView } from '../endorse/endorsementView.js';
import { preferredType } from '../negotiate.js';
import { paths, patterns } from '../paths.js';
import { pictureAnswer } from '../pictureAnswer.js';
import { publicRoute, type Route, type WebRequest } from '../route.js';
import { achievementView } from './achievementView.js';
import type { Reader } from './facts.js';
import { FOR_A_DAY, FOR_EVER, machineReadable } from './machineReadable.js';
import { readingLanguages } from './readingLanguages.js';

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
      if (type === 'text/html') {
        const { badge = '' } = request.params;
        const { institution, version } = published;
        const said = await request.services.readEndorsements(institution.id, badge, version.version);
        const reader = { ...request, languages: readingLanguages(request) };
        const data = achievementPage(published, badge, reader, said);
        const endorsed = request.query.has('endorsed') ? request.text('endorse.thanks') : undefined;
        return page('public/achievement', { ...data, endorsed });
      }
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

type PublishedAchievement = Awaited<ReturnType<typeof readAchievement>>;

/** @param id of the badge */
export function achievementPage(
  { achievement, institution, version }: PublishedAchievement,
  id: string,
  reader: Reader,
  endorsements: readonly Endorsement[],
): PageData {
  const { text, present } = reader;
  const badge = achievementView(achievement, reader);
  return {
    title: badge.title,
    badge,
    picture: paths.achievementPicture(id, version.version),
    pictureAlt: version.content.image.alt ?? text('public.pictureAlt', { title: badge.title }),
    issuer: { name: institution.profile.name, href: paths.issuer(institution.id) },
    endorsements: endorsements.map((one) => endorsementView(one, institution.profile.name, reader)),
    version: text('public.version', {
      version: version.version,
      date: present.date(version.publishedAt),
    }),
  };
}
