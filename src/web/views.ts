import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars/dist/handlebars.min.js';
import type { Language, Translate } from '../locales/locales.js';
import type { LanguageSwitch } from './language/spokenLanguage.js';
import type { NavigationLink } from './navigation.js';

/** What every page knows beside its own data. */
export interface Frame {
  readonly language: Language;
  readonly text: Translate;
  /** Of the page's script; a page without one has no script. */
  readonly nonce?: string;
  readonly stylesheet: string;
  readonly script: string;
  readonly icon: string;
  /** The served name of a file of views/assets. */
  readonly asset: (file: string) => string;
  /** Inside the LMS: the form token for every form; absent on public pages. */
  readonly formToken?: string;
  /** Who is signed in, if anybody: what is kept of a form in the browser is theirs alone. */
  readonly person?: string;
  /** The page answers a form, and shows what was typed into it. */
  readonly posted?: boolean;
  /** What was sent has been taken: the page answers somebody signed in, and is no refusal. */
  readonly arrived?: boolean;
  /** Links of the header, already translated. */
  readonly navigation: readonly NavigationLink[];
  /** Absent where the page has no address to be read at in another language. */
  readonly languages?: LanguageSwitch;
}

export type Views = (view: string, data: Readonly<Record<string, unknown>>, frame: Frame) => string;

const FOLDER = new URL('../../views/', import.meta.url);

/**
 * Views are logic-free Handlebars, strict about names: a value that a page does not pass is an error, not a gap.
 * Compiled at first use. Helpers: `t` (a text by its key; hash arguments fill it), `asset` (the address of a
 * file of views/assets).
 */
export function createViews(): Views {
  const handlebars = Handlebars.create();
  handlebars.registerHelper('t', (key: string, options: Handlebars.HelperOptions) => {
    const frame: Frame = options.data.frame;
    return frame.text(key, options.hash);
  });
  handlebars.registerHelper('asset', (file: string, options: Handlebars.HelperOptions) => {
    const frame: Frame = options.data.frame;
    return `/assets/${frame.asset(file)}`;
  });
  for (const file of readdirSync(new URL('partials/', FOLDER))) {
    const source = readFileSync(new URL(`partials/${file}`, FOLDER), 'utf8');
    handlebars.registerPartial(file.replace(/\.hbs$/, ''), source);
  }
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  const template = (name: string): Handlebars.TemplateDelegate => {
    const known = compiled.get(name);
    if (known !== undefined) return known;
    const source = readFileSync(new URL(`${name}.hbs`, FOLDER), 'utf8');
    const made = handlebars.compile(source, { strict: false, preventIndent: true });
    compiled.set(name, made);
    return made;
  };
  return (view, data, frame) => {
    const body = template(view)(data, { data: { frame } });
    return template('layout')({ ...data, body }, { data: { frame } });
  };
}
