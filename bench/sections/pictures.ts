import { fileURLToPath } from 'node:url';
import { ePortfolioContent } from '../../test/factories/badgeContent.js';
import { built } from '../built.js';
import { drive } from '../measure.js';
import type { Section } from '../table.js';

const PICTURES = 200;
const CACHED = 50_000;
const LANES = 8;

/** Badge pictures of 512 px, each with words of its own; then one of them again and again. */
export const picturesSection: Section = {
  name: 'pictures',
  title: 'Pictures, 512 px PNG',
  reference: 'each drawn for the first time',
  async measure() {
    const { createImages }: typeof import('../../src/images/images.js') = await import(
      built('images/images.js')
    );
    const images = createImages({
      templatesDirs: [fileURLToPath(new URL('../../badge-templates', import.meta.url))],
    });
    const { image } = ePortfolioContent();
    const draw = (index: number) =>
      images.render(
        { ...image, parameters: { ...image.parameters, text: `Badge number ${index}` } },
        { title: 'ePortfolio', issuer: 'School' },
      );
    const perSecond = async (count: number, act: (index: number) => Promise<unknown>): Promise<number> => {
      const started = performance.now();
      await drive(count, LANES, act);
      return (count / (performance.now() - started)) * 1000;
    };
    await perSecond(20, (index) => draw(-1 - index));
    const cold = await perSecond(PICTURES, draw);
    const cached = await perSecond(CACHED, () => draw(PICTURES - 1));
    return {
      rows: [
        { what: 'drawn', value: cold, unit: 'a second', aim: { atLeast: 200 } },
        {
          what: 'from the cache',
          value: cached,
          unit: 'a second',
          reference: cold,
          aim: { ratioAtLeast: 50 },
        },
      ],
    };
  },
};
