import sharp from 'sharp';
import { createImages } from '/work/main/src/images/images.js';

const images = createImages({ templatesDirs: ['/work/main/badge-templates'] });
const [, , out, sizeText, names, ...rest] = process.argv;
const size = Number(sizeText);
const T: [string, string][] = [
  ['ePortfolio-Expert', 'CoBle'],
  ['Teamwork', 'Šolski center Nova Gorica'],
  [
    'Datenschutzgrundverordnung in der beruflichen Bildung',
    'Berufsbildungszentrum Östliche Märkte für Gesundheit und Pflege Düsseldorf',
  ],
  [
    'Digitaalisen saavutettavuuden perusteet ja monikielinen vuorovaikutus ammatillisessa koulutuksessa, osa kaksi: ePortfolio',
    'Lapin koulutuskeskus REDU',
  ],
  [
    'Uporaba umetne inteligence v poklicnem izobraževanju',
    'Srednja šola za strojništvo, mehatroniko in medije Celje',
  ],
  ['Gestione della qualità e tracciabilità nella filiera agroalimentare', 'Istituto Tecnico'],
];
const cases = rest.length ? [[rest[0], rest[1] ?? 'CoBle'] as [string, string]] : T;
const list = images.templates().filter((t) => names === 'all' || names.split(',').includes(t.name));
const pad = 10,
  cols = cases.length;
const comp = [] as any[];
for (const [r, t] of list.entries())
  for (const [c, [title, issuer]] of cases.entries()) {
    const b = await images.render({ template: t.name, parameters: {} }, { title, issuer }, size);
    comp.push({ input: b, left: pad + c * (size + pad), top: pad + r * (size + pad) });
  }
let s = sharp({
  create: {
    width: pad + cols * (size + pad),
    height: pad + list.length * (size + pad),
    channels: 4,
    background: process.env.BG ?? '#ffffff',
  },
}).composite(comp);
if (process.env.GREY) s = sharp(await s.png().toBuffer()).greyscale();
await s.png().toFile(out!);
