import type { Launch, LoginState, Platform } from '../platform.js';

/** A login initiation whose parameters have been checked (Security Framework 1.1 §5.1.1.1, LTI Core 1.3 §4.1). */
export interface LoginInitiation {
  readonly issuer: string;
  readonly clientId?: string;
  readonly deploymentId?: string;
  /** Opaque to us: goes back to the platform unchanged. */
  readonly loginHint: string;
  readonly messageHint?: string;
  /** The platform keeps data for tools: the frame to ask, `_parent` or a frame's name (LTI Client Side postMessages). */
  readonly storageTarget?: string;
  /** Path and query on our own origin. */
  readonly target: string;
}

/** The two halves of a login that know the protocol: reading the platform's request, and answering it. */
export interface LoginProtocol {
  /** From query or form, hostile. @throws {AppError} LAUNCH_REFUSED naming the parameter at fault. */
  read(parameters: Readonly<Record<string, unknown>>): LoginInitiation;
  /** The platform's authorization endpoint with our authentication request (Security Framework 1.1 §5.1.1.2). */
  authorizationAddress(
    platform: Platform,
    initiation: LoginInitiation,
    secrets: { readonly state: string; readonly nonce: string },
  ): string;
}

/** Decides whether an id_token is a launch. */
export interface LaunchValidator {
  /**
   * @param login the consumed login this launch answers
   * @throws {AppError} LAUNCH_REFUSED, its text key `launch.<reason>`; never anything else for a bad token
   */
  validate(idToken: string, login: LoginState, platform: Platform): Promise<Launch>;
}
