import { LRUCache } from 'lru-cache';
import type { BadgeImage } from '../domain/badgeDefinition.js';
import type { Institution } from '../domain/institution.js';
import { allowedTemplates, firstTemplate, lockImage } from '../domain/pictureRules.js';
import type { Gallery, Images, ImageTemplate, PictureTexts, TemplateSource } from '../domain/ports/images.js';
import type { Store } from '../domain/ports/store.js';
import { MOST_SCHOOL_TEMPLATES, offeredVersion, type SchoolTemplate } from '../domain/schoolTemplate.js';
import type { FieldFault } from '../errors.js';
import { readTemplateFiles } from './templateFiles.js';

/** What a school's pictures are drawn with, its admin's rules applied. */
export interface SchoolPictures {
  /** Every template, shipped or the school's own, allowed or not. */
  readonly templates: readonly ImageTemplate[];
  /** Those that teachers may choose. */
  readonly allowed: readonly ImageTemplate[];
  /** The one a new badge begins with. */
  readonly first: ImageTemplate | undefined;
  readonly hasLogo: boolean;
  texts(title: string): PictureTexts;
  check(image: BadgeImage, title: string): readonly FieldFault[];
  render(image: BadgeImage, title: string, size?: number): Promise<Buffer>;
  renderSvg(image: BadgeImage, title: string): string;
}

export type FindSchoolPictures = (institution: Institution) => Promise<SchoolPictures>;

const KEPT_SOURCES = 200;
const KEPT_LOGOS = 100;

export function createSchoolPictures({
  store,
  images,
}: {
  store: Store;
  images: Images;
}): FindSchoolPictures {
  const sources = new LRUCache<string, TemplateSource>({ max: KEPT_SOURCES });
  const logos = new LRUCache<string, string>({ max: KEPT_LOGOS });

  async function sourceOf(template: SchoolTemplate): Promise<TemplateSource | undefined> {
    const { institution, name } = template;
    const id = offeredVersion(template)?.source;
    if (id === undefined) return undefined;
    const key = `${institution} ${name} ${id}`;
    const known = sources.get(key);
    if (known !== undefined) return known;
    const files = await readTemplateFiles(store, institution, id);
    if (files === undefined) return undefined;
    const source = { name, ...files };
    sources.set(key, source);
    return source;
  }

  async function galleryOf({ id: institution }: Institution): Promise<Gallery> {
    const { items } = await store.page('imageTemplates', {
      where: { institution },
      orderBy: 'createdAt',
      direction: 'ascending',
      limit: MOST_SCHOOL_TEMPLATES,
    });
    const own = await Promise.all(items.map(sourceOf));
    return images.withTemplates(own.filter((source) => source !== undefined));
  }

  async function logoOf({ id: institution, profile: { logo } }: Institution): Promise<string | undefined> {
    if (logo === undefined) return undefined;
    const key = `${institution} ${logo}`;
    const known = logos.get(key);
    if (known !== undefined) return known;
    const kept = await store.find('pictures', { institution, id: logo });
    if (kept === undefined) return undefined;
    const small = await images.logoForPictures(Buffer.from(kept.data, 'base64'));
    logos.set(key, small);
    return small;
  }

  return async (institution) => {
    const [gallery, logo] = await Promise.all([galleryOf(institution), logoOf(institution)]);
    return under(institution, gallery, logo);
  };
}

function under(institution: Institution, gallery: Gallery, logo: string | undefined): SchoolPictures {
  const templates = gallery.templates();
  const allowed = allowedTemplates(templates, institution);
  const locked = (image: BadgeImage): BadgeImage => lockImage(image, templates, institution.pictureRules);
  const texts = (title: string): PictureTexts => ({
    title,
    issuer: institution.profile.name,
    ...(logo !== undefined && { logo }),
  });
  return {
    templates,
    allowed,
    first: firstTemplate(allowed, institution),
    hasLogo: logo !== undefined,
    texts,
    check: (image, title) => gallery.check(locked(image), texts(title)),
    render: (image, title, size) => gallery.render(locked(image), texts(title), size),
    renderSvg: (image, title) => gallery.renderSvg(locked(image), texts(title)),
  };
}
