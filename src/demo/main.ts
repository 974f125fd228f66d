import { mkdir } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../app.js';
import { loadConfig } from '../config/loadConfig.js';
import { createServices } from '../services.js';
import { exampleBadge } from './exampleBadge.js';
import { type DemoLms, startDemoLms } from './lms/lms.js';

const TOOL_PORT = 3000;
const LMS_PORT = 3001;
const TOOL_URL = `http://localhost:${TOOL_PORT}`;
const DATA_DIR = resolve('data/demo');

/** The tool and a small LMS beside it, on two sites, with one badge issued: everything can be tried in a browser. */
async function main(): Promise<void> {
  await mkdir(DATA_DIR, { recursive: true });
  let handler: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => handler(request, response));
  await listen(server);
  const lms = await startDemoLms({
    port: LMS_PORT,
    dataDir: join(DATA_DIR, 'lms'),
    tool: {
      origin: TOOL_URL,
      loginUrl: `${TOOL_URL}/lti/login`,
      redirectUris: [`${TOOL_URL}/lti/launch`],
      targetUrl: `${TOOL_URL}/`,
      keysUrl: `${TOOL_URL}/lti/keys`,
    },
  });
  const services = await createServices(demoConfig(lms), { log: pino({ level: 'warn' }) });
  handler = createApp(services);
  services.startWorking();
  const example = await exampleBadge({ services, lms, file: join(DATA_DIR, 'example-badge.json') });
  announce(lms, example);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      server.close();
      server.closeAllConnections();
      await lms.close();
      await services.stopWorking();
      await services.close();
    });
  }
}

function demoConfig(lms: DemoLms) {
  const config = loadConfig({
    PORT: String(TOOL_PORT),
    PUBLIC_URL: TOOL_URL,
    DATA_DIR,
    ALLOW_PRIVATE_NETWORK: '1',
    LOG_LEVEL: 'warn',
  });
  return { ...config, lti: { ...config.lti, platforms: [lms.registration] } };
}

/** On every address that `localhost` may mean, so that the browser finds it whichever it tries first. */
function listen(server: Server): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(TOOL_PORT, 'localhost', done);
  });
}

function announce(lms: DemoLms, example: string): void {
  const people = lms.people
    .map((person) => `    ${person.givenName} ${person.familyName}: ${person.part}`)
    .join('\n');
  console.log(`
The demo school is open: ${lms.url}

  Choose who you are on its first page (no password):
${people}

  1. As the teacher, open the course, then the activity “Badges of this course”.
  2. As a student, open the same activity and show your skills.
  3. As the teacher again, review and approve: the student has the badge at once.

  Everything is kept in data/demo until you delete that folder. Stop with Ctrl+C.

An example badge that anyone can check: ${example}`);
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});

function explain(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `The demo needs the ports ${TOOL_PORT} and ${LMS_PORT}, and one of them is taken by another program. Stop that program and try again.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
