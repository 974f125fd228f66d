/** A picture template or finished picture that a school brought along. Its files are kept by their content. */
export interface SchoolTemplate {
  readonly id: string;
  readonly institution: string;
  /** As badges name it: `own-` and something of its own. */
  readonly name: string;
  /** Oldest first; the newest one is drawn. Published badges keep the picture they had. */
  readonly versions: readonly SchoolTemplateVersion[];
  readonly createdAt: string;
  /** Teachers can't choose it any longer. */
  readonly withdrawn: boolean;
}

export interface SchoolTemplateVersion {
  /** From 1. */
  readonly version: number;
  /** Content hash of its kept files. */
  readonly source: string;
  readonly addedAt: string;
  /** Absent: an admin who came by a setup link. */
  readonly addedBy?: string;
}

/** More would fill the choice of every teacher. */
export const MOST_SCHOOL_TEMPLATES = 60;
export const MOST_TEMPLATE_VERSIONS = 100;
