import { createImages } from '../../src/images/images.js';

const t0 = performance.now();
const images = createImages({ templatesDirs: ['badge-templates'], cacheBytes: 1 });
console.log('create', (performance.now() - t0).toFixed(1));
const t1 = performance.now();
images.check({ template: 'hexagon', parameters: {} }, { title: 'x', issuer: 'y' });
console.log('first check', (performance.now() - t1).toFixed(1));
for (const t of images.templates()) {
  const ms: number[] = [];
  let bytes = 0;
  const sync: number[] = [];
  for (let i = 0; i < 40; i++) {
    const a = performance.now();
    const p = images.render(
      { template: t.name, parameters: {} },
      { title: 'Digital skills for everyday life and work ' + i, issuer: 'Lapin koulutuskeskus REDU' },
    );
    sync.push(performance.now() - a);
    const b = await p;
    ms.push(performance.now() - a);
    bytes = b.length;
  }
  const first = ms[0]!;
  ms.sort((a, b) => a - b);
  sync.sort((a, b) => a - b);
  console.log(
    t.name,
    'first',
    first.toFixed(1),
    'median',
    ms[20]!.toFixed(1),
    'max',
    ms[39]!.toFixed(1),
    'sync median',
    sync[20]!.toFixed(2),
    'bytes',
    bytes,
  );
}
const png = await images.render({ template: 'shield', parameters: {} }, { title: 'x', issuer: 'y' });
const cred = '{"a":"' + 'x'.repeat(6000) + '"}';
for (let k = 0; k < 2; k++) {
  const t = performance.now();
  for (let i = 0; i < 2000; i++) images.bakePng(png, cred);
  console.log('bake', ((performance.now() - t) / 2000).toFixed(4));
}
const baked = images.bakePng(png, cred);
{
  const t = performance.now();
  for (let i = 0; i < 2000; i++) images.extractPng(baked);
  console.log('extract', ((performance.now() - t) / 2000).toFixed(4));
}
const long =
  'Digitaalisen saavutettavuuden perusteet ja monikielinen vuorovaikutus ammatillisessa koulutuksessa, osa kaksi: ePortfolio';
{
  const t = performance.now();
  for (let i = 0; i < 20; i++)
    await images.render({ template: 'medal', parameters: {} }, { title: long.slice(i), issuer: 'a' });
  console.log('long', ((performance.now() - t) / 20).toFixed(2));
}
console.log((process.memoryUsage().rss / 1e6) | 0);
