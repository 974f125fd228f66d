import { readFileSync } from 'node:fs';
import express from 'express';

// A bare Express 5: one route for each file it is given, which answers that file's bytes. Arguments: the port, then
// for each route its media type, its content encoding ('identity' for none) and its file.
const [port = '0', ...given] = process.argv.slice(2);
const app = express();
app.get('/readyz', (_request, response) => {
  response.json({ status: 'ready' });
});
for (let at = 0; at + 2 < given.length; at += 3) {
  const [mediaType = '', encoding = '', file = ''] = given.slice(at, at + 3);
  const bytes = readFileSync(file);
  app.get(`/${at / 3}`, (_request, response) => {
    response.type(mediaType);
    if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
    response.send(bytes);
  });
}
app.listen(Number(port), 'localhost');
