import { type Html, html } from './html.js';
import { layout } from './layout.js';

export function refusalPage(message: string): Html {
  return layout({
    title: 'That did not work',
    body: html`<p class="lead">${message}</p><p><a class="button" href="/">Back to the start</a></p>`,
  });
}
