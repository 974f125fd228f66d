import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApp } from './app.js';
import { ConfigError } from './config/configError.js';
import { readEnvironment } from './config/environment.js';
import { loadConfig } from './config/loadConfig.js';
import { createServices, type Services } from './services.js';
import { InstallationError } from './usecases/prepareInstallation.js';

/** Between readiness going down and connections being refused: long enough for a load balancer to hear of it. */
const NOTICE_MS = 1_000;
const DRAIN_MS = 10_000;

/** Listens, and on SIGTERM or SIGINT turns readiness down, lets running requests end, and closes the store. */
async function main(): Promise<void> {
  const config = loadConfig(readEnvironment());
  const services = await createServices(config);
  const server = createServer(createApp(services));
  const sockets = trackSockets(server);
  await listen(server, config.port, config.host);
  services.startWorking();
  services.log.info({ address: config.publicUrl, port: config.port }, 'ready');
  services.log.flush();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void stop(server, services, sockets));
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

function trackSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}

async function stop(server: Server, services: Services, sockets: ReadonlySet<Socket>): Promise<void> {
  services.log.info('stopping');
  await Promise.all([services.stopWorking(), sleep(NOTICE_MS)]);
  const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  server.close(async () => {
    clearTimeout(force);
    await services.close();
    services.log.info('stopped');
  });
  server.closeIdleConnections();
  // Browsers open connections in advance; Node does not count one as idle before its first request.
  for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
});

/** One clear line for what an admin can mend; a stack only for what nobody foresaw. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof InstallationError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `lti-open-badges: the port is taken by another program (${error.message}). Set PORT to a free one.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
