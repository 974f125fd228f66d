import type { Institution } from '../../domain/institution.js';
import { templateRevision } from '../../domain/issuerProfileRules.js';
import { allowedTemplates } from '../../domain/pictureRules.js';
import type { ImageTemplate } from '../../domain/ports/images.js';
import type { FieldFault } from '../../errors.js';
import type { PageData } from '../answer.js';
import { faultViews, fieldId } from '../field.js';
import { paths } from '../paths.js';
import type { WebRequest } from '../route.js';
import { inLanguage } from './inLanguage.js';

export interface TemplatesInForm {
  readonly institution: Institution;
  readonly templates: readonly ImageTemplate[];
  /** Ticked in the form; by default those that are allowed now. */
  readonly chosen?: readonly string[];
  readonly faults?: readonly FieldFault[];
  readonly saved?: boolean;
  readonly conflict?: boolean;
}

export function templatesPage(
  inForm: TemplatesInForm,
  { text, language }: Pick<WebRequest, 'text' | 'language'>,
): PageData {
  const { institution, templates, faults = [] } = inForm;
  const allowed = allowedTemplates(templates, institution);
  const chosen = inForm.chosen ?? allowed.map(({ name }) => name);
  const names = allowed.map(({ title }) => inLanguage(title, language)).join(', ');
  const fault = faults[0];
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
  };
}
