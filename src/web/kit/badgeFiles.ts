import type { IssuedBadge } from '../../domain/issuedBadge.js';
import type { Stored } from '../../domain/ports/store.js';
import { paths } from '../paths.js';
import { achievementPage } from '../public/achievementRoutes.js';
import { credentialPage } from '../public/credentialPage.js';
import type { KitFile } from './kitFile.js';
import { kitPage } from './kitPage.js';
import type { KitWorld } from './kitWorld.js';
import { fileOf } from './relativeLinks.js';

/** What each badge asks for: page, data and plain picture of every published version. */
export async function* achievementFiles(world: KitWorld, institution: string): AsyncGenerator<KitFile> {
  const { services, reader } = world;
  for await (const { badge, version } of services.publicRecords.achievements(institution)) {
    const published = await services.readAchievement(badge, version.version);
    const path = fileOf(paths.achievement(badge, version.version));
    const document = JSON.stringify(published.document);
    const said = await services.readEndorsements(institution, badge, version.version);
    const data = achievementPage(published, badge, reader, said);
    yield kitPage(world, path, 'public/achievement', data, document);
    yield { path: path.replace('index.html', 'achievement.json'), body: document };
    const picture = await services.readPicture(institution, version.picture);
    yield { path: fileOf(paths.achievementPicture(badge, version.version, 'original')), body: picture.body };
    // Hidden ones, too: badges carry them.
    for (const one of await services.listEndorsements(institution, badge)) {
      if (one.version === version.version)
        yield { path: fileOf(paths.endorsement(one.id)), body: one.credential };
    }
  }
}

/** One public badge: its page with the checks as they came out now, and every file it can be had as. */
export async function* credentialFiles(
  world: KitWorld,
  issued: Stored<IssuedBadge>,
): AsyncGenerator<KitFile> {
  const { services, reader, madeAt } = world;
  const verification = await services.verifyBadge({ text: issued.credential });
  const beside = {
    newer: await services.findRenewal(issued),
    endorsements: await services.readEndorsements(issued.institution, issued.badge, issued.version),
  };
  const date = reader.present.dateTime(madeAt.toISOString());
  const data = {
    ...credentialPage(issued, verification, reader, beside),
    asOf: reader.text('kit.asOf', { date }),
    checksWords: reader.text('kit.checksWords', { date }),
  };
  const file = (format: '.json' | '.jwt' | '.png' | '.svg') => fileOf(paths.credential(issued.id, format));
  yield kitPage(world, fileOf(paths.credential(issued.id)), 'public/credential', data, issued.credential);
  yield { path: file('.json'), body: issued.credential };
  if (issued.jwt !== undefined) yield { path: file('.jwt'), body: issued.jwt };
  yield { path: file('.png'), body: await services.bakeCredential(issued) };
  yield { path: file('.svg'), body: await services.bakeSvg(issued) };
}
