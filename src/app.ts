import express, { type Express } from 'express';
import type { Services } from './services.js';
import { loadAssets } from './web/assets.js';
import { dispatch } from './web/dispatch.js';
import { errorPages, notFound } from './web/errorPages.js';
import { readBody } from './web/middleware/bodies.js';
import { admitLargeUploads } from './web/middleware/largeUploads.js';
import { createRateLimits } from './web/middleware/rateLimits.js';
import { requestLog } from './web/middleware/requestLog.js';
import { securityHeaders } from './web/middleware/securityHeaders.js';
import type { Route } from './web/route.js';
import { routes } from './web/routes.js';
import { createSend } from './web/send.js';
import { createViews } from './web/views.js';

/** The whole web side in one column; what each address does and who may call it stands in web/routes.ts. */
export function createApp(services: Services): Express {
  const app = express();
  const assets = loadAssets();
  const send = createSend({ views: createViews(), assets });
  const limit = createRateLimits();
  const admitLarge = admitLargeUploads(services);

  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', false);
  app.set('trust proxy', services.config.trustProxy);
  app.use(requestLog(services.log));
  app.use(securityHeaders({ https: services.config.publicUrl.startsWith('https:') }));
  const table = routes(assets);
  const readable = new Set(table.filter(({ method }) => method === 'GET').map(({ path }) => path));
  for (const route of table) {
    const register = route.method === 'GET' ? app.get.bind(app) : app.post.bind(app);
    const body = route.method === 'POST' ? [readBody(route.body ?? 'form')] : [];
    if (route.body === 'largeUpload') body.unshift(admitLarge);
    register(
      route.path,
      announce(route, readable.has(route.path)),
      limit(route.limit ?? 'generous'),
      ...body,
      dispatch(route, services, send),
    );
  }
  app.use(notFound());
  app.use(errorPages(services, send, services.log));
  return app;
}

/** For the log line, the error page and the way back to a page; and programs of other origins may read refusals, too. */
function announce(
  { path, body = 'form', machineReadable = false }: Route,
  readable: boolean,
): express.RequestHandler {
  return (_request, response, next) => {
    Object.assign(response.locals, { route: path, bodyKind: body, machineReadable, readable });
    if (machineReadable) response.setHeader('Access-Control-Allow-Origin', '*');
    next();
  };
}
