import type { Services } from '../../services.js';
import { type PageAnswer, page } from '../answer.js';
import type { WebRequest } from '../route.js';

type StartedLogin = Awaited<ReturnType<Services['startLogin']>>;

/** The secret goes into a cookie and to the platform, which keeps data for tools; then on to the platform's login. */
export function storagePage({ text }: WebRequest, { redirect, cookie, storage }: StartedLogin): PageAnswer {
  return {
    ...page('launch/storing', {
      title: text('launch.storing.title'),
      storage: { ...storage, value: cookie.value },
      next: redirect,
    }),
    cookies: [cookie],
  };
}
