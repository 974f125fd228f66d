import type { DeepLinkingSettings } from './deepLink.js';
import type { LaunchService } from './launchRecord.js';
import type { Role } from './roles.js';
import type { SuggestedItems } from './suggestedItems.js';

/** An LTI 1.3 registration of this tool at a learning management system (LTI Core 1.3 §3.1.3, Security Framework §5.1). */
export interface Platform {
  readonly id: string;
  readonly institution: string;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly deploymentIds: readonly string[];
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly jwksUri: string;
  readonly state: 'active' | 'waiting';
  readonly createdAt: string;
  /** Deployments that an admin let in here, beside those the registration came with; part of `deploymentIds`, too. */
  readonly approvedDeploymentIds?: readonly string[];
  /** Deployments that signed launches named and nobody has approved yet; the newest last, bounded. */
  readonly waitingDeploymentIds?: readonly string[];
  /** Sessions that began until then have ended. */
  readonly sessionsEndedAt?: string;
  /** Who brought it here: `lti-config.json`, an admin by hand, or the platform by dynamic registration. */
  readonly origin?: 'configuration' | 'admin' | 'registration';
  /** `product_family_code` of the platform's configuration, such as `moodle`. */
  readonly product?: string;
  /** Scopes of the registration's answer. It may overstate: the token endpoint has the last word. */
  readonly grantedScopes?: readonly string[];
}

/** A course: the LTI context (`…/claim/context`) of one platform. */
export interface Course {
  readonly id: string;
  readonly institution: string;
  readonly platform: string;
  /** Context ids are unique within a deployment only (LTI Core 1.3 §5.4.1), so the deployment is part of the key. */
  readonly deploymentId: string;
  readonly contextId: string;
  readonly title: string;
  readonly label?: string;
  readonly createdAt: string;
  /** As the latest launch that named them said. */
  readonly services?: CourseServices;
  /** What a teacher's latest launch with such parameters offered for badges. */
  readonly suggested?: SuggestedItems;
}

/** What a platform offers a course beyond launches (Names and Roles 2.0 §3.6.1.1, Assignment and Grades 2.0 §3.1). */
export interface CourseServices {
  /** `context_memberships_url`. */
  readonly memberships?: string;
  /** `lineitems`. */
  readonly lineItems?: string;
  /** The grade scopes it says it grants; the token endpoint has the last word. */
  readonly gradeScopes?: readonly string[];
  /** A teacher lets an activity for all badges of the course give grades: each badge may have a column of its own. */
  readonly gradesAll?: true;
}

/** A person as one platform knows them: platform + `sub`. Name and email only if the platform gives them. */
export interface Person {
  readonly id: string;
  readonly institution: string;
  readonly platform: string;
  readonly sub: string;
  readonly name?: string;
  readonly email?: string;
  /** Chosen by themselves for the tool's pages, if they ever did. */
  readonly language?: string;
  readonly createdAt: string;
  /** Courses they were last launched into with more than a student's role: a roster may not know. */
  readonly staffOf?: Readonly<Record<string, readonly Role[]>>;
}

/** Which badge an activity of a course opens (LTI resource link → badge). */
export interface ResourceLink {
  readonly id: string;
  readonly institution: string;
  readonly platform: string;
  /** Resource link ids are unique within a deployment only (LTI Core 1.3 §5.3.5). */
  readonly deploymentId: string;
  readonly resourceLinkId: string;
  readonly course: string;
  readonly title?: string;
  readonly badge?: string;
  /** The badge comes from the activity's custom parameter, and goes with it. */
  readonly boundByParameter?: true;
  /** The activity's own column in the gradebook (`lineitem`), if it has exactly one. */
  readonly lineItem?: string;
}

/** Messages this tool answers (LTI Core 1.3 §5.3.1; Deep Linking 2.0, Submission Review 1.0). What each must bring: lti/launch/message.ts. */
export const MESSAGE_TYPES = [
  'LtiResourceLinkRequest',
  'LtiDeepLinkingRequest',
  'LtiSubmissionReviewRequest',
] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];

/** What a validated launch says, typed once; nothing of the token goes further than this. */
export interface Launch {
  readonly platform: Platform;
  readonly deploymentId: string;
  readonly sub: string;
  readonly name?: string;
  readonly email?: string;
  readonly locale?: string;
  readonly messageType: MessageType;
  /** Path on our own origin, from the target link. */
  readonly target: string;
  /** Absent only from a deep linking request. */
  readonly resourceLink?: { readonly id: string; readonly title?: string };
  /** Of a deep linking request. */
  readonly deepLinking?: DeepLinkingSettings;
  readonly services?: CourseServices & { readonly lineItem?: string };
  readonly context?: { readonly id: string; readonly title?: string; readonly label?: string };
  /** Full role names and short ones, as sent. */
  readonly roles: readonly string[];
  readonly custom: Readonly<Record<string, string>>;
  /**
   * `sub` of the person a submission review is about. Whoever may open the activity can have the platform sign any
   * (Moodle does not check), so it gives no right to anything.
   */
  readonly forUser?: string;
  /** When the platform signed it, by its own clock. */
  readonly issuedAt: string;
  readonly offers: readonly LaunchService[];
}

/** A pending login, bound to browser, client and target; consumed at most once. `id` is a hash of `state`. */
export interface LoginState {
  readonly id: string;
  readonly institution: string;
  readonly platform: string;
  readonly nonce: string;
  /** Hash of the secret in the browser's cookie. */
  readonly browser: string;
  readonly target: string;
  /** `lti_deployment_id` of the login, if it came with one: the launch must name the same. */
  readonly deploymentId?: string;
  /** With these a login can begin afresh in a window of its own, where the browser refuses our cookies in the frame. */
  readonly loginHint: string;
  readonly messageHint?: string;
  /** Frame of the platform that keeps the secret for us, too. */
  readonly storageTarget?: string;
  readonly expiresAt: string;
}

/** A launch that was let in where the frame takes no cookie: its own window goes on with it, once. `id` is a hash. */
export interface PendingWindow {
  readonly id: string;
  readonly institution: string;
  readonly launch: Launch;
  readonly expiresAt: string;
}
