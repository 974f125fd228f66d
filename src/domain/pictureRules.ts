import type { BadgeImage } from './badgeDefinition.js';
import type { Institution, PictureRules } from './institution.js';
import type { ImageTemplate, TemplateParameter } from './ports/images.js';

type Chooser = Pick<Institution, 'allowedTemplates' | 'pictureRules'>;

/** The templates a teacher of this institution may choose, in the shipped order. One that was taken away counts no longer. */
export function allowedTemplates(
  templates: readonly ImageTemplate[],
  { allowedTemplates: allowed }: Pick<Institution, 'allowedTemplates'>,
): readonly ImageTemplate[] {
  const chosen = templates.filter(({ name }) => allowed.includes(name));
  return chosen.length > 0 ? chosen : templates;
}

/** The template that a new badge begins with: the admin's, as long as it is allowed, else the first one. */
export function firstTemplate(
  allowed: readonly ImageTemplate[],
  { pictureRules }: Pick<Chooser, 'pictureRules'>,
): ImageTemplate | undefined {
  return allowed.find(({ name }) => name === pictureRules?.defaultTemplate) ?? allowed[0];
}

/** The colours that an admin may set for all pictures: those of any template, named as the first one names it. */
export function lockableColours(templates: readonly ImageTemplate[]): readonly TemplateParameter[] {
  const colours = templates.flatMap(({ parameters }) => parameters.filter(({ type }) => type === 'colour'));
  return colours.filter(({ name }, index) => colours.findIndex((other) => other.name === name) === index);
}

/** Rules that say nothing are none. */
export function tidyRules({ defaultTemplate, lockedColours, logo }: PictureRules): PictureRules | undefined {
  if (!defaultTemplate && !logo && Object.keys(lockedColours).length === 0) return undefined;
  return { ...(defaultTemplate && { defaultTemplate }), lockedColours, ...(logo && { logo }) };
}

/** How a template looks before anybody changed it. */
export function defaultImage({ name, parameters }: ImageTemplate): BadgeImage {
  return {
    template: name,
    parameters: Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.default])),
  };
}

/** What the admin laid down for this parameter, if anything. */
export function lockedValue(
  { name, type }: Pick<TemplateParameter, 'name' | 'type'>,
  rules: PictureRules | undefined,
): string | undefined {
  if (type === 'logo') return rules?.logo;
  if (type !== 'colour' || rules === undefined || !Object.hasOwn(rules.lockedColours, name)) return undefined;
  return rules.lockedColours[name];
}

/** The image as the admin's rules let it be drawn; what was chosen before a rule came gives way to it. */
export function lockImage(
  image: BadgeImage,
  templates: readonly ImageTemplate[],
  rules: PictureRules | undefined,
): BadgeImage {
  const template = templates.find(({ name }) => name === image.template);
  if (template === undefined || rules === undefined) return image;
  const locked = template.parameters.flatMap((parameter): [string, string][] => {
    const value = lockedValue(parameter, rules);
    return value === undefined ? [] : [[parameter.name, value]];
  });
  return { ...image, parameters: { ...image.parameters, ...Object.fromEntries(locked) } };
}

/** Whether a value of another template's parameter means something to this one. */
function isPossible(
  { type, minimum = 0, maximum = 0, choices = [] }: TemplateParameter,
  value: string,
): boolean {
  if (type === 'level') return Number(value) >= minimum && Number(value) <= maximum;
  return type !== 'choice' || choices.some((choice) => choice.value === value);
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
    const known = before?.parameters.find(({ name }) => name === parameter.name);
    const untouched = known?.default === typed;
    const keeps = typed !== undefined && !untouched && (before === undefined || isPossible(parameter, typed));
    return [parameter.name, keeps ? typed : parameter.default];
  });
  return { ...image, parameters: Object.fromEntries(parameters) };
}
