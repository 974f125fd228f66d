import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { loadLocales } from '../../../src/locales/locales.js';
import { overviewPage } from '../../../src/web/admin/overviewPage.js';
import { present } from '../../../src/web/present.js';
import { createViews } from '../../../src/web/views.js';
import { institution } from '../../factories/badgeContent.js';
import { minutesLater, sampleIssuedBadge, samplePlatform } from '../../store/sampleDocuments.js';

const text = loadLocales({ strict: true }).translate('en');
const reader = { text, language: 'en' as const, present: present('en', text) };
const TEMPLATES = ['medal', 'shield'].map((name) => ({
  name,
  title: { en: name.toUpperCase() },
  parameters: [],
}));
const views = createViews();

function html(changes: Partial<Parameters<typeof overviewPage>[0]> = {}): string {
  const content = {
    institution: { ...institution(), revision: 1 },
    platforms: [],
    templates: TEMPLATES,
    issued: { items: [] },
    older: false,
    ...changes,
  };
  const frame = {
    language: 'en',
    text,
    nonce: 'n',
    stylesheet: 's',
    script: 's',
    icon: 'i',
    asset: (file: string) => file,
    navigation: [],
  } as const;
  return views('admin/overview', overviewPage(content, reader), frame);
}

const entry = (changes: Partial<ReturnType<typeof sampleIssuedBadge>> = {}) => ({
  ...sampleIssuedBadge(changes),
  title: 'ePortfolio <expert>',
  courseTitle: 'Portfolios',
});

describe('The admin overview', () => {
  it('says what is still empty, with the way to fill it', () => {
    const page = html();
    assert.match(page, /One part is still empty/);
    assert.match(page, /<a href="\/admin\/issuer#logo">Fill in: Logo<\/a>/);
    const bare = html({
      institution: { ...institution(), profile: { name: 'School', otherIdentifiers: [] }, revision: 1 },
    });
    assert.match(bare, /6 parts are still empty/);
    assert.match(bare, /#countryCode/);
  });

  it('says which templates and platforms there are', () => {
    assert.match(html(), /Teachers may use every template/);
    const some = html({ institution: { ...institution(), allowedTemplates: ['shield'], revision: 1 } });
    assert.match(some, /one of 2 templates/);
    assert.ok(some.includes('SHIELD') && !some.includes('MEDAL'));
    assert.match(html(), /No learning platform is connected yet/);
    const waiting = samplePlatform({ state: 'waiting' });
    const listed = html({ platforms: [waiting, samplePlatform({ waitingDeploymentIds: ['7'] })] });
    assert.ok(
      listed.includes(`href="/admin/platforms/${waiting.id}"`) && listed.includes('Waiting for approval'),
    );
    assert.match(listed, /A new part of it waits for your approval/);
    assert.match(listed, /href="\/admin\/platforms\/new"/);
  });

  it('lists issued badges: whose, when, valid or revoked and why, with the way to revoke', () => {
    const issued = entry({ submission: 's1', course: 'c1', visibility: 'public' });
    const revocation = { at: minutesLater(5), by: 'teacher', reason: 'A mistake <b>' };
    const revoked = {
      ...entry({ submission: 's2', state: 'revoked', revocation }),
      learnerName: 'Aino Mäkelä',
    };
    const page = html({ issued: { items: [issued, revoked], next: 'cur/sor' }, older: true });
    assert.match(page, /ePortfolio &lt;expert&gt;/);
    assert.match(page, /href="\/reviews\/c1\/s1\/revoke"/);
    assert.ok(!page.includes('/s2/revoke'));
    assert.match(page, /Revoked on 1 September 2026\. Reason: A mistake &lt;b&gt;/);
    assert.match(page, /Aino Mäkelä/);
    assert.match(page, /whose name the learning platform did not give/);
    assert.ok(
      page.includes(`href="/credentials/${issued.id}"`) && !page.includes(`/credentials/${revoked.id}`),
    );
    assert.match(page, /\/admin\?after&#x3D;cur%2Fsor#issued/);
    assert.match(page, /Back to the newest badges/);
    assert.match(html(), /No badge has been issued yet/);
  });
});
