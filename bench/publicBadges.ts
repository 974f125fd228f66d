import type { DemoLms } from '../src/demo/lms/lms.js';
import { expect } from './http.js';
import { clickToPicture, createPile } from './pile.js';
import { openForm, post } from './school.js';

/** Badges of as many learners, approved and made public. @returns their addresses */
export async function publicBadges(tool: string, lms: DemoLms, count: number): Promise<readonly string[]> {
  const pile = await createPile(tool, lms, count);
  const addresses: string[] = [];
  for (let index = 0; index < count; index++) {
    const { submission } = await clickToPicture(pile);
    const { hidden } = await openForm(tool, submission.submission, submission.student);
    await post(tool, `${submission.submission}/visibility`, submission.student, {
      formToken: hidden.formToken ?? '',
      visibility: 'public',
    });
    const { body } = await expect(200, ...pile.credentialOf(submission));
    const { id }: { id: string } = JSON.parse(body.toString());
    addresses.push(id);
  }
  return addresses;
}
