import assert from 'node:assert/strict';
import { createAddresses } from '../../src/credentials/addresses.js';
import { buildProfile } from '../../src/credentials/profile.js';
import { institution } from '../factories/badgeContent.js';
import { makeEngine, PUBLIC_URL } from './engine.js';

describe('issuer profile', () => {
  const addresses = createAddresses(PUBLIC_URL);

  it('needs no more than a name', () => {
    const bare = { ...institution(), profile: { name: 'Školski center Novo mesto', otherIdentifiers: [] } };
    assert.deepEqual(buildProfile(bare, addresses), {
      id: `did:web:badges.example.org%3A8443:issuers:${bare.id}`,
      type: ['Profile'],
      name: 'Školski center Novo mesto',
      url: `${PUBLIC_URL}/issuers/${bare.id}`,
    });
  });

  it('shows a logo at its own address', () => {
    const profile = buildProfile(institution({ logo: 'abc' }), addresses);
    assert.deepEqual(profile.image, {
      id: `${PUBLIC_URL}/issuers/${institution().id}/logo.png`,
      type: 'Image',
    });
  });

  it('keeps standard identifier types, and makes extensions of all others', () => {
    const profile = buildProfile(
      institution({
        url: undefined,
        otherIdentifiers: [
          { type: 'sourcedId', value: '1' },
          { type: 'ext:BRIN', value: '2' },
          { type: 'Business ID', value: '3' },
          { type: '§', value: '4' },
          { type: 'name', value: '' },
        ],
      }),
      addresses,
    );
    assert.deepEqual(profile.otherIdentifier, [
      { type: 'IdentifierEntry', identifier: '1', identifierType: 'sourcedId' },
      { type: 'IdentifierEntry', identifier: '2', identifierType: 'ext:BRIN' },
      { type: 'IdentifierEntry', identifier: '3', identifierType: 'ext:BusinessID' },
      { type: 'IdentifierEntry', identifier: '4', identifierType: 'ext:identifier' },
    ]);
  });

  it('stands alone with the contexts it needs', async () => {
    const { credentials, school } = await makeEngine();
    const alone = credentials.standalone(credentials.profile(school));
    assert.ok(Array.isArray(alone['@context']));
    assert.equal(alone.name, school.profile.name);
  });
});
