import type { Institution } from '../../domain/institution.js';
import type { JsonObject } from '../../domain/ports/credentials.js';
import { paths } from '../paths.js';
import { achievementFiles, credentialFiles } from './badgeFiles.js';
import { hostingFiles } from './hostingFiles.js';
import { issuerFiles } from './issuerFiles.js';
import type { KitFile } from './kitFile.js';
import { kitPage } from './kitPage.js';
import type { KitWorld } from './kitWorld.js';
import { fileOf } from './relativeLinks.js';
import { verifierBadge, verifierFacts, verifierPage } from './verifierFiles.js';

const ASSETS = ['style.css', 'icon.svg'] as const;

/**
 * Everything public of all institutions as the files of a static site: each address that a credential names is a file at
 * its exact path, so that badges keep verifying when no server of ours runs any more.
 */
export async function* kitFiles(world: KitWorld): AsyncGenerator<KitFile> {
  const { services, assets } = world;
  const institutions = await services.listInstitutions();
  const keySet = await services.readKeySet();
  const issuers: Record<string, string> = {};
  const lists: Record<string, string> = {};
  let badges = 0;
  for (const { id, profile } of institutions) {
    yield* issuerFiles(world, id);
    yield* achievementFiles(world, id);
    for await (const name of services.publicRecords.statusLists(id)) {
      const list = await services.readStatusList(name);
      if (list === undefined) continue;
      yield { path: fileOf(paths.statusList(name)), body: list.body };
      lists[`${world.publicUrl}${paths.statusList(name)}`] = encodedList(list.body);
    }
    for await (const issued of services.publicRecords.credentials(id)) {
      yield* credentialFiles(world, issued);
      if (issued.jwt !== undefined) yield verifierBadge(issued.id, issued.jwt);
      badges += 1;
    }
    issuers[await issuerIdOf(world, id)] = profile.name;
  }
  yield { path: fileOf(paths.jwks()), body: JSON.stringify(keySet) };
  yield* verifierPage(world, institutions);
  yield verifierFacts({ issuers, keys: keySet.keys, lists });
  for (const name of ASSETS) yield assetFile(assets, name);
  yield startPage(world, institutions);
  yield* hostingFiles(world, { institutions: institutions.length, badges });
}

function assetFile(assets: KitWorld['assets'], name: string): KitFile {
  const served = assets.name(name);
  return { path: fileOf(paths.asset(served)), body: assets.find(served)?.plain ?? '' };
}

function startPage(world: KitWorld, institutions: readonly Institution[]): KitFile {
  const { text, present } = world.reader;
  return kitPage(world, 'index.html', 'kit/start', {
    title: text('kit.start.title'),
    lead: text('kit.start.lead', { date: present.date(world.madeAt.toISOString()) }),
    schools: institutions.map(({ id, profile }) => ({ name: profile.name, href: paths.issuer(id) })),
    verify: paths.verify(),
  });
}

async function issuerIdOf({ services }: KitWorld, institution: string): Promise<string> {
  const { profile } = await services.readIssuer(institution);
  return String(profile.id);
}

function encodedList(body: string): string {
  const list: { readonly credentialSubject: JsonObject } = JSON.parse(body);
  return String(list.credentialSubject.encodedList);
}
