import { fileURLToPath } from 'node:url';
import type { BadgeImage } from '../../src/domain/badgeDefinition.js';
import type { PictureTexts } from '../../src/domain/ports/images.js';
import { resolveValues } from '../../src/images/resolveValues.js';
import type { Template } from '../../src/images/templates/loadTemplates.js';

export const TEMPLATES = fileURLToPath(new URL('../../badge-templates', import.meta.url));
export const LANGUAGES = ['en', 'fi', 'de', 'it', 'sl'] as const;

/** Real-looking titles of about 3, 40 and exactly 120 characters per language, long words among them. */
export const TITLES: Readonly<Record<(typeof LANGUAGES)[number], readonly [string, string, string]>> = {
  en: [
    'Web',
    'Digital accessibility in everyday work 1',
    'Environmental responsibility, internationalisation and interdisciplinary communication in vocational schools of the area',
  ],
  fi: [
    'Työ',
    'Saavutettavuusosaaminen ja ePortfolio 12',
    'Monialainen työelämäyhteistyö, saavutettavuusosaaminen ja kestävän kehityksen mukainen toiminta Ålandin ammattiopistossa',
  ],
  de: [
    'Öko',
    'Datenschutzgrundverordnung für Schulen 1',
    'Lebensmittelverarbeitungstechnik, Straßenverkehrssicherheit und Datenschutzgrundverordnung in der Übungswerkstatt, Teil 2',
  ],
  it: [
    'Più',
    'Qualità e tracciabilità dei prodotti, 12',
    'Responsabilità ambientale, internazionalizzazione e comunicazione interdisciplinare nelle più antiche città, perché no?!',
  ],
  sl: [
    'Čaj',
    'Čebelarstvo in življenje na podeželju 12',
    'Najodgovornejše načrtovanje trajnostnega čebelarjenja, medkulturnega sporazumevanja in življenja na slovenskem podeželju',
  ],
};

export const ISSUERS = [
  'TŠ',
  'Šolski center Nova Gorica',
  'Staatliches Berufsbildungszentrum für Gesundheits- und Krankenpflege, Hauswirtschaft und Straßenbau Östliches Münsterland',
] as const;

export const TEXTS: PictureTexts = { title: 'ePortfolio-Expert', issuer: 'CoBle' };

export function plain(template: string, parameters: Readonly<Record<string, string>> = {}): BadgeImage {
  return { template, parameters };
}

export function valuesOf(template: Template, texts: PictureTexts): Readonly<Record<string, string>> {
  return resolveValues(template.manifest, plain(template.name), texts);
}
