import assert from 'node:assert/strict';
import { addressFault, hostOf, sameAddress } from '../../src/domain/evidenceAddress.js';

describe('evidenceAddress', () => {
  for (const address of [
    'https://folio.school.fi/anna',
    'HTTPS://Folio.School.fi',
    'https://koulu.example/työ?osa=1#alku',
    'https://ß.example/',
    'https://192.0.2.7/work',
    'https://[2001:db8::1]/work',
    'https://school.example.:8443/a',
  ]) {
    it(`takes ${address}`, () => assert.equal(addressFault(address), undefined));
  }

  for (const [address, fault] of [
    ['', 'addressMissing'],
    ['http://folio.school.fi', 'addressHttp'],
    ['www.school.fi/folio', 'addressWithoutHttps'],
    ['school.fi', 'addressWithoutHttps'],
    ['school.fi:8080/folio', 'addressWithoutHttps'],
    ['javascript:alert(1)', 'addressOtherKind'],
    ['data:text/html,<b>hi</b>', 'addressOtherKind'],
    ['ftp://files.school.fi', 'addressOtherKind'],
    ['mailto:anna@school.fi', 'addressOtherKind'],
    ['https://anna:secret@school.fi/', 'addressWithPassword'],
    ['https://anna@school.fi/', 'addressWithPassword'],
    ['my homework', 'addressUnreadable'],
    ['homework', 'addressUnreadable'],
    ['https://', 'addressUnreadable'],
    ['https:school.fi', 'addressUnreadable'],
    ['https://localhost/work', 'addressUnreadable'],
    ['https://school..fi/', 'addressUnreadable'],
    ['https://school.fi/a b', 'addressUnreadable'],
    ['https://school.fi/\u202egnp.exe', 'addressUnreadable'],
    ['https://exa mple.fi', 'addressUnreadable'],
  ] as const) {
    it(`answers ${fault} to ${JSON.stringify(address)}`, () => assert.equal(addressFault(address), fault));
  }

  it('names an address by its host', () => {
    assert.equal(hostOf('https://www.School.fi:8443/folio'), 'school.fi');
    assert.equal(hostOf('nonsense'), '');
  });

  it('knows the same address in other letters', () => {
    assert.equal(sameAddress('HTTPS://School.fi')('https://school.fi/'), true);
    assert.equal(sameAddress('https://school.fi/A')('https://school.fi/a'), false);
  });
});
