import type { Institution, IssuerProfile } from '../../domain/institution.js';
import {
  PROFILE_LIMITS,
  profileRevision,
  type TypedProfile,
  typedProfile,
} from '../../domain/issuerProfileRules.js';
import type { FieldFault } from '../../errors.js';
import type { PageData } from '../answer.js';
import { faultViews } from '../field.js';
import { paths } from '../paths.js';
import {
  type FieldsReader,
  identifierRows,
  identifierTypeName,
  issuerFields,
  TEXT_FIELDS,
} from './issuerFields.js';

/** The form between being typed and being kept. */
export interface IssuerInForm {
  /** As it is stored now. */
  readonly institution: Institution;
  readonly typed: TypedProfile;
  /** Content hash of the logo in the form. */
  readonly logo: string | undefined;
  /** The picture of a logo that is not saved yet, as a data address. */
  readonly pendingLogo?: string;
  readonly faults?: readonly FieldFault[];
  readonly rows?: number;
  readonly saved?: boolean;
  /** Another admin saved meanwhile: what is stored and what was typed have to be weighed. */
  readonly conflict?: boolean;
}

export function issuerPage(inForm: IssuerInForm, reader: FieldsReader): PageData {
  const { institution, typed, faults = [], rows } = inForm;
  const { text } = reader;
  const shown = identifierRows(typed, faults, {
    text,
    before: institution.profile,
    ...(rows !== undefined && { rows }),
  });
  const maximum = PROFILE_LIMITS.identifiers;
  return {
    title: text('admin.issuer.title'),
    home: paths.admin(),
    action: paths.adminIssuer(),
    revision: profileRevision(institution.profile),
    saved: inForm.saved ?? false,
    faults: faultViews(faults, text),
    conflict: inForm.conflict
      ? { differences: differences(inForm, reader), theirs: paths.adminIssuer() }
      : undefined,
    fields: issuerFields(typed, faults, reader),
    logo: logoSection(inForm, reader),
    identifiers: shown,
    addIdentifier: shown.length < maximum ? `${paths.adminIssuer()}#identifiers` : undefined,
    full: text('admin.issuer.identifiers.full', { maximum }),
  };
}

function logoSection({ institution, logo, pendingLogo, faults = [] }: IssuerInForm, { text }: FieldsReader) {
  const fault = faults.find(({ field }) => field === 'logo');
  const saved = logo !== undefined && logo === institution.profile.logo;
  const src = saved ? `${paths.issuerLogo(institution.id)}?v=${logo.slice(0, 12)}` : pendingLogo;
  return {
    kept: logo ?? '',
    shown:
      src === undefined
        ? undefined
        : {
            src,
            alt: text('admin.issuer.logo.alt', { school: institution.profile.name }),
            words: text(`admin.issuer.logo.${saved ? 'current' : 'pending'}`),
          },
    label: text(`admin.issuer.logo.${logo === undefined ? 'choose' : 'chooseOther'}`),
    fault: fault && text(fault.message, fault.values),
    describedBy: fault ? 'logo-hint logo-fault' : 'logo-hint',
  };
}

interface Difference {
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
}

/** Field by field what the other admin saved and what this one typed, where the two are not the same. */
function differences({ institution, typed: mine, logo }: IssuerInForm, reader: FieldsReader): Difference[] {
  const { text } = reader;
  const theirs = typedProfile(institution.profile);
  const labels = issuerFields(mine, [], reader);
  const shown = (profile: TypedProfile, name: (typeof TEXT_FIELDS)[number]): string => {
    const { choices, value } = issuerFields(profile, [], reader)[name];
    return (
      (value && choices?.find(({ selected }) => selected)?.label) || value || text('admin.conflict.empty')
    );
  };
  const texts = TEXT_FIELDS.filter((name) => theirs[name] !== mine[name]).map((name) => ({
    label: labels[name].label,
    theirs: shown(theirs, name),
    mine: shown(mine, name),
  }));
  return [
    ...texts,
    ...logoDifference(institution.profile, logo, reader),
    ...identifierDifference(theirs, mine, reader),
  ];
}

function logoDifference(
  { logo: theirs }: IssuerProfile,
  mine: string | undefined,
  { text }: FieldsReader,
): Difference[] {
  if (theirs === mine) return [];
  const none = text('admin.conflict.noLogo');
  return [
    {
      label: text('admin.issuer.sections.logo'),
      theirs: theirs === undefined ? none : text('admin.conflict.theirLogo'),
      mine: mine === undefined ? none : text('admin.conflict.myLogo'),
    },
  ];
}

function identifierDifference(
  theirs: TypedProfile,
  mine: TypedProfile,
  { text }: FieldsReader,
): Difference[] {
  const words = ({ identifiers }: TypedProfile): string =>
    identifiers.map(({ type, value }) => `${identifierTypeName(type, text)}: ${value}`).join('\n') ||
    text('admin.conflict.empty');
  const [their, my] = [words(theirs), words(mine)];
  if (their === my) return [];
  return [{ label: text('admin.issuer.sections.identifiers'), theirs: their, mine: my }];
}
