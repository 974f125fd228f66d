import type { Institution, PictureRules } from '../../domain/institution.js';
import { templateRevision } from '../../domain/issuerProfileRules.js';
import { allowedTemplates, lockableColours } from '../../domain/pictureRules.js';
import type { ImageTemplate } from '../../domain/ports/images.js';
import { newestVersion, type SchoolTemplate } from '../../domain/schoolTemplate.js';
import type { FieldFault } from '../../errors.js';
import type { PageData } from '../answer.js';
import { type Field, faultViews, fieldId, fieldMaker } from '../field.js';
import { paths } from '../paths.js';
import type { WebRequest } from '../route.js';
import { inLanguage } from './inLanguage.js';
import { COLOUR, DEFAULT_TEMPLATE, keptRules, LOCK, LOGO, type TypedChoice } from './templatesForm.js';

export interface TemplatesInForm {
  readonly institution: Institution;
  readonly templates: readonly ImageTemplate[];
  /** The school's own, offered or not. */
  readonly own: readonly SchoolTemplate[];
  /** As the form has it; by default what holds now. */
  readonly typed?: TypedChoice;
  readonly faults?: readonly FieldFault[];
  readonly saved?: boolean;
  readonly conflict?: boolean;
}

type Reader = Pick<WebRequest, 'text' | 'language'>;

export function templatesPage(inForm: TemplatesInForm, reader: Reader): PageData {
  const { text, language } = reader;
  const { institution, templates, own, faults = [] } = inForm;
  const allowed = allowedTemplates(templates, institution);
  const chosen = inForm.typed?.chosen ?? allowed.map(({ name }) => name);
  const rules = inForm.typed?.rules ?? keptRules(institution);
  const names = allowed.map(({ title }) => inLanguage(title, language)).join(', ');
  const fault = faults.find(({ field }) => field === 'templates');
  return {
    title: text('admin.templates.title'),
    home: paths.admin(),
    action: paths.adminTemplates(),
    revision: templateRevision(institution),
    saved: inForm.saved ?? false,
    conflict: inForm.conflict ? text('admin.templates.conflict', { names }) : undefined,
    faults: faultViews(faults, text),
    fault: fault && text(fault.message, fault.values),
    cards: templates.map(({ name, title }) => ({
      id: fieldId(`template.${name}`),
      value: name,
      label: inLanguage(title, language),
      picture: paths.adminTemplatePicture(name),
      chosen: chosen.includes(name),
    })),
    rules: rulesSection(templates, rules, faults, reader),
    own: own.map((template) => ownTemplate(template, reader)),
    add: paths.adminNewTemplate(),
  };
}

interface ColourRule {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly locked: boolean;
  readonly field: Field;
}

function rulesSection(
  templates: readonly ImageTemplate[],
  rules: PictureRules,
  faults: readonly FieldFault[],
  { text, language }: Reader,
) {
  const make = fieldMaker(faults, text);
  const names = templates.map(({ name, title }) => [name, inLanguage(title, language)] as const);
  const colours = lockableColours(templates).map(({ name, label, default: usual }): ColourRule => {
    const colour = inLanguage(label, language);
    const locked = Object.hasOwn(rules.lockedColours, name);
    return {
      id: fieldId(`${LOCK}${name}`),
      name: `${LOCK}${name}`,
      label: text('admin.templates.lock', { colour }),
      locked,
      field: make(`${COLOUR}${name}`, colour, (locked && rules.lockedColours[name]) || usual, {
        type: 'color',
      }),
    };
  });
  return {
    first: make(DEFAULT_TEMPLATE, text('admin.templates.first.label'), rules.defaultTemplate ?? '', {
      hint: text('admin.templates.first.hint'),
      choices: [['', text('admin.templates.first.any')], ...names],
    }),
    colours,
    logo: make(LOGO, text('admin.templates.logo.label'), rules.logo ?? '', {
      hint: text('admin.templates.logo.hint'),
      choices: ['', 'shown', 'hidden'].map((value) => [
        value,
        text(`admin.templates.logo.${value || 'free'}`),
      ]),
    }),
  };
}

function ownTemplate(template: SchoolTemplate, { text, language }: Reader) {
  const newest = newestVersion(template);
  const state =
    template.offered === undefined ? 'kept' : template.offered === newest?.version ? 'offered' : 'newer';
  return {
    title: inLanguage(newest?.title ?? {}, language),
    href: paths.adminOwnTemplate(template.id),
    picture: paths.adminOwnSample(template.id, newest?.version ?? 1, `${language}-short-160`),
    kind: state === 'offered' ? 'good' : 'wait',
    state: text(`admin.own.state.${state}`),
  };
}
