import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { createImages } from '../../src/images/images.js';
import { median, percentile } from '../statistics.js';
import type { Row, Section } from '../table.js';

const TEMPLATES = fileURLToPath(new URL('../../badge-templates', import.meta.url));
const ROUNDS = 12;
const SIZE = 512;

/** Badge pictures with a text that was never drawn before, all templates in turn, warm. */
export const newPictureSection: Section = {
  name: 'newPicture',
  title: 'Pictures: a new text laid out, outlined and drawn at 512 px',
  reference: 'sharp alone, drawing the same finished SVG',
  measure: async () => {
    const images = createImages({ templatesDirs: [TEMPLATES] });
    const names = images.templates().map(({ name }) => name);
    const drawing = (name: string, number: number) =>
      [
        { template: name, parameters: {} },
        {
          title: `Digital storytelling for teachers in schools, part ${number}`,
          issuer: 'University of Ljubljana',
        },
      ] as const;
    for (const name of names) await images.render(...drawing(name, 0), SIZE);

    const [drawn, laidOut, references]: [number[], number[], number[]] = [[], [], []];
    for (let round = 1; round <= ROUNDS; round++) {
      for (const name of names) {
        const begun = performance.now();
        await images.render(...drawing(name, round), SIZE);
        const done = performance.now();
        const svg = images.renderSvg(...drawing(name, round + ROUNDS));
        const outlined = performance.now();
        await sharp(Buffer.from(svg), { density: 72 }).png({ compressionLevel: 6 }).toBuffer();
        drawn.push(done - begun);
        laidOut.push(outlined - done);
        references.push(performance.now() - outlined);
      }
    }
    const again = performance.now();
    for (const name of names) await images.render(...drawing(name, 1), SIZE);
    const kept = (performance.now() - again) / names.length;
    return { rows: rows(drawn, laidOut, references, kept) };
  },
};

function rows(
  drawn: readonly number[],
  laidOut: readonly number[],
  references: readonly number[],
  kept: number,
): readonly Row[] {
  const unit = 'ms';
  return [
    {
      what: 'new picture, half of all',
      value: median(drawn),
      unit,
      reference: median(references),
      aim: { atMost: 60 },
    },
    {
      what: 'new picture, 99 of 100',
      value: percentile(drawn, 0.99),
      unit,
      reference: percentile(references, 0.99),
    },
    { what: 'of it on the event loop (layout and outlines), half of all', value: median(laidOut), unit },
    { what: 'picture that is kept', value: kept, unit },
  ];
}
