/**
 * A key of the tool itself (Security Framework 1.1 §6.3): deep-linking responses and service token requests are signed
 * by the current one; the next and the retired ones are published beside it. The private half is encrypted at rest.
 */
export interface ToolKey {
  /** Its `kid`: the JWK thumbprint (RFC 7638). */
  readonly id: string;
  readonly state: 'next' | 'current' | 'retired';
  readonly publicJwk: Readonly<Record<string, string>>;
  readonly encryptedPrivateKey: string;
  readonly createdAt: string;
}
