import type { BadgeImage } from './badgeDefinition.js';
import type { Institution } from './institution.js';
import type { ImageTemplate } from './ports/images.js';

/** The templates a teacher of this institution may choose, in the shipped order. One that was taken away counts no longer. */
export function allowedTemplates(
  templates: readonly ImageTemplate[],
  { allowedTemplates: allowed }: Pick<Institution, 'allowedTemplates'>,
): readonly ImageTemplate[] {
  const chosen = templates.filter(({ name }) => allowed.includes(name));
  return chosen.length > 0 ? chosen : templates;
}

/** How a template looks before anybody changed it. */
export function defaultImage({ name, parameters }: ImageTemplate): BadgeImage {
  return {
    template: name,
    parameters: Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.default])),
  };
}

/**
 * The image with exactly the parameters of its template: what was typed, where the template knows it, else its default.
 * @param shown the template whose parameters the form showed: a value that is only its default does not follow to another
 */
export function fitImage(
  image: BadgeImage,
  templates: readonly ImageTemplate[],
  shown = image.template,
): BadgeImage {
  const template = templates.find(({ name }) => name === image.template);
  if (template === undefined) return image;
  const before = shown === image.template ? undefined : templates.find(({ name }) => name === shown);
  const parameters = template.parameters.map((parameter): [string, string] => {
    const typed = Object.hasOwn(image.parameters, parameter.name)
      ? image.parameters[parameter.name]
      : undefined;
    const untouched = before?.parameters.find(({ name }) => name === parameter.name)?.default === typed;
    return [parameter.name, typed === undefined || untouched ? parameter.default : typed];
  });
  return { template: image.template, parameters: Object.fromEntries(parameters) };
}
