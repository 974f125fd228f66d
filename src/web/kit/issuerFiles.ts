import { paths } from '../paths.js';
import { issuerPage } from '../public/issuerPage.js';
import type { KitFile } from './kitFile.js';
import { kitPage } from './kitPage.js';
import type { KitWorld } from './kitWorld.js';
import { fileOf } from './relativeLinks.js';

/** Who issues: the profile, the DID document and every key, each a plain file at its own address. */
export async function* issuerFiles(world: KitWorld, id: string): AsyncGenerator<KitFile> {
  const { services, reader } = world;
  const { institution, profile } = await services.readIssuer(id);
  const { logo } = institution.profile;
  const didDocument = paths.didDocument(id);
  const addresses = { logo: logo === undefined ? undefined : paths.issuerLogo(id), didDocument };
  const document = JSON.stringify(profile);
  yield kitPage(
    world,
    fileOf(paths.issuer(id)),
    'public/issuer',
    issuerPage(profile, addresses, reader),
    document,
  );
  yield { path: `${fileOf(paths.issuer(id)).replace('index.html', 'profile.json')}`, body: document };
  yield { path: fileOf(didDocument), body: JSON.stringify(await services.readDidDocument(id)) };
  for (const key of await services.publicRecords.keys(id)) {
    const jwk = await services.readIssuerKey(id, key.id);
    yield { path: fileOf(paths.issuerKey(id, key.id)), body: JSON.stringify(jwk) };
  }
  if (logo !== undefined) {
    yield { path: fileOf(paths.issuerLogo(id)), body: (await services.readPicture(id, logo)).body };
  }
}
