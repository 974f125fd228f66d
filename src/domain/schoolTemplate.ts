/** A picture template or finished picture that a school brought along. Its files are kept by their content. */
export interface SchoolTemplate {
  readonly id: string;
  readonly institution: string;
  /** As badges name it: `own-` and something of its own. */
  readonly name: string;
  /** Oldest first. Published badges keep the picture they had, whichever is drawn by now. */
  readonly versions: readonly SchoolTemplateVersion[];
  readonly createdAt: string;
  /** The version that teachers draw with; absent: none, it was not offered yet or was taken back. */
  readonly offered?: number;
}

export interface SchoolTemplateVersion {
  /** From 1. */
  readonly version: number;
  /** Per language; `en` always. */
  readonly title: Readonly<Record<string, string>>;
  /** A finished picture: no words on it, nothing to choose. */
  readonly finished: boolean;
  /** Content hash of its kept files. */
  readonly source: string;
  readonly addedAt: string;
}

/** More would fill the choice of every teacher. */
export const MOST_SCHOOL_TEMPLATES = 60;
export const MOST_TEMPLATE_VERSIONS = 100;

/** The version that teachers draw with. */
export function offeredVersion({ versions, offered }: SchoolTemplate): SchoolTemplateVersion | undefined {
  return versions.find(({ version }) => version === offered);
}

export function newestVersion({ versions }: SchoolTemplate): SchoolTemplateVersion | undefined {
  return versions.at(-1);
}
