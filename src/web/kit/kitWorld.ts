import type { Language, Locales } from '../../locales/locales.js';
import type { administering } from '../../services/administering.js';
import type { defining } from '../../services/defining.js';
import type { endorsing } from '../../services/endorsing.js';
import type { showing, submitting } from '../../services/journeys.js';
import type { Assets } from '../assets.js';
import { present } from '../present.js';
import type { Reader } from '../public/facts.js';
import type { Views } from '../views.js';

/** The verbs that the kit is made with: what anyone may see, and nothing else. */
export type KitServices = Pick<
  ReturnType<typeof showing>,
  | 'publicRecords'
  | 'readAchievement'
  | 'findRenewal'
  | 'readDidDocument'
  | 'readIssuer'
  | 'readIssuerKey'
  | 'readKeySet'
  | 'readStatusList'
  | 'verifyBadge'
> &
  Pick<ReturnType<typeof submitting>, 'bakeCredential' | 'bakeSvg'> &
  Pick<ReturnType<typeof defining>, 'readPicture'> &
  Pick<ReturnType<typeof endorsing>, 'listEndorsements' | 'readEndorsements'> &
  Pick<ReturnType<typeof administering>, 'listInstitutions'>;

/** What every part of the kit is made from. */
export interface KitWorld {
  readonly services: KitServices;
  readonly views: Views;
  readonly assets: Assets;
  readonly language: Language;
  readonly reader: Reader;
  /** Origin of the tool. */
  readonly publicUrl: string;
  readonly madeAt: Date;
}

export function readerIn(language: Language, locales: Locales): Reader {
  const text = locales.translate(language);
  return { text, language, present: present(language, text) };
}
