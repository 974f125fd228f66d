import { framingOrigin } from '../../domain/framingOrigin.js';
import type { Platform } from '../../domain/platform.js';
import { type Answer, type PageAnswer, page } from '../answer.js';
import { paths, patterns } from '../paths.js';
import { publicRoute, type Route, type WebRequest } from '../route.js';

/** What learning platforms read about the tool, and where they register it. */
export const registerRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: patterns.ltiKeys,
    machineReadable: true,
    handle: async ({ services }) => ({
      kind: 'json',
      mediaType: 'application/jwk-set+json',
      body: await services.readToolKeySet(),
      headers: { 'Cache-Control': 'public, max-age=300' },
    }),
  }),
  publicRoute({
    method: 'GET',
    path: patterns.ltiConfig,
    machineReadable: true,
    handle: ({ services }) => ({ kind: 'json', body: services.toolConfiguration }),
  }),
  publicRoute({
    method: 'GET',
    path: patterns.ltiRegister,
    limit: 'registration',
    framed: true,
    framedBy: ({ query }) => {
      const origin = framingOrigin(query.text('openid_configuration'));
      return origin === undefined ? [] : [origin];
    },
    handle: register,
  }),
];

/**
 * The platform opens this with its own parameters (Dynamic Registration 1.0 §3.3); without them it is a person who opened
 * the link by itself, which spends nothing.
 */
async function register(request: WebRequest): Promise<Answer> {
  const { services, query } = request;
  const token = query.text('token');
  const configuration = query.text('openid_configuration');
  if (configuration === '') return linkPage(request, token);
  const registrationToken = query.optional('registration_token');
  const platform = await services.registerPlatform({
    token,
    configuration,
    ...(registrationToken !== undefined && { registrationToken }),
  });
  services.log.info({ platform: platform.id, state: platform.state }, 'platform registered');
  return donePage(request, platform);
}

async function linkPage({ services, text, present }: WebRequest, token: string): Promise<Answer> {
  const link = await services.findRegistrationLink(token);
  const { profile } = await services.findInstitution(link.institution);
  return page('register/link', {
    title: text('register.link.title'),
    lead: text('register.link.lead', { school: profile.name }),
    until: text('register.link.until', { time: present.dateTime(link.expiresAt) }),
    address: `${services.config.publicUrl}${paths.ltiRegister(token)}`,
  });
}

/** It may have been opened in a window of its own, whose opener waits for the message that it is done. */
function donePage({ text }: WebRequest, { id, name, state }: Platform): PageAnswer {
  const waiting = state === 'waiting';
  const words = (key: string): string => text(`register.done.${key}`, { platform: name });
  return {
    ...page('register/done', {
      title: words(waiting ? 'waitingTitle' : 'title'),
      lead: words(waiting ? 'waitingLead' : 'lead'),
      command: waiting ? `npm run --silent admin -- platform approve ${id}` : undefined,
    }),
    headers: { 'Cross-Origin-Opener-Policy': 'unsafe-none' },
  };
}
