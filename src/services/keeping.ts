import type { Language } from '../locales/locales.js';
import { loadAssets } from '../web/assets.js';
import type { KitFile } from '../web/kit/kitFile.js';
import { kitFiles } from '../web/kit/kitFiles.js';
import { readerIn } from '../web/kit/kitWorld.js';
import { createViews } from '../web/views.js';
import { administering } from './administering.js';
import { defining } from './defining.js';
import { endorsing } from './endorsing.js';
import { showing, submitting } from './journeys.js';
import type { Parts } from './parts.js';

/** What is to outlive the server. */
export function keeping(parts: Parts) {
  return {
    /** Every file of a static site that can take the tool's place. */
    survivalKit: (language: Language): AsyncGenerator<KitFile> =>
      kitFiles({
        services: {
          ...showing(parts),
          ...submitting(parts),
          ...administering(parts),
          ...defining(parts),
          ...endorsing(parts),
        },
        views: createViews(),
        assets: loadAssets(),
        language,
        reader: readerIn(language, parts.locales),
        publicUrl: parts.publicUrl,
        madeAt: parts.clock(),
      }),
  };
}
