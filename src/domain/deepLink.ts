/** What a platform asks for when a teacher adds an activity (Deep Linking 2.0 §3.4.1). */
export interface DeepLinkingSettings {
  /** An http or https address of the platform. May carry a session key: never logged. */
  readonly returnUrl: string;
  /** Goes back unchanged. */
  readonly data?: string;
  /** Whether it takes links to this tool at all, and more than one. */
  readonly acceptsLinks: boolean;
  readonly acceptsMultiple: boolean;
  readonly acceptsLineItem: boolean;
}

/** How long a teacher may take to choose, or first to describe, the badges to place. */
export const DEEP_LINK_LIFE_MS = 2 * 60 * 60 * 1000;
/** More at once is no choice made by hand. */
export const MOST_PLACED = 50;
/** Carries the badge in an activity's custom parameters. Teachers can edit it there: it opens a page, and is no authority. */
export const BADGE_PARAMETER = 'open_badge_id';
/** What line items of badges are marked with. */
export const LINE_ITEM_TAG = 'open-badge';
/** A badge is earned whole or not at all. */
export const SCORE_MAXIMUM = 100;

/** A teacher's pending choice, bound to their session; forgotten two hours later. */
export interface DeepLink {
  readonly id: string;
  readonly institution: string;
  /** Id of the session it began in: no other may answer. */
  readonly session: string;
  readonly platform: string;
  readonly deploymentId: string;
  readonly course: string;
  readonly settings: DeepLinkingSettings;
  /** Of the answer's token: the same for a repeat of it, so that a platform can tell. */
  readonly nonce: string;
  /** What was placed: answered once, and then only repeated. */
  readonly placed?: readonly string[];
  readonly expiresAt: string;
}

/** One activity to be made (Deep Linking 2.0 §3.2, ltiResourceLink). */
export interface BadgeLink {
  readonly badge: string;
  readonly title: string;
  readonly text: string;
  /** Absolute address of the badge's picture, which anyone may read. */
  readonly picture: string;
}
