/** The public addresses that credentials carry. They are for ever: issued badges keep them. */
export interface Addresses {
  /** `did:web:<host>:issuers:<id>`, a port's colon written `%3A` (did:web, Method-specific identifier). */
  issuerId(institution: string): string;
  issuer(institution: string): string;
  issuerLogo(institution: string): string;
  /** One JWK. */
  key(institution: string, key: string): string;
  achievement(badge: string, version: number): string;
  achievementPicture(badge: string, version: number): string;
  credential(credential: string): string;
  endorsement(endorsement: string): string;
  statusList(list: string): string;
}

/** @param publicUrl the origin as the world sees it, without a trailing slash */
export function createAddresses(publicUrl: string): Addresses {
  const host = encodeURIComponent(new URL(publicUrl).host);
  const segment = encodeURIComponent;
  const issuer = (institution: string) => `${publicUrl}/issuers/${segment(institution)}`;
  const achievement = (badge: string, version: number) =>
    `${publicUrl}/achievements/${segment(badge)}/${version}`;
  return {
    issuerId: (institution) => `did:web:${host}:issuers:${segment(institution)}`,
    issuer,
    issuerLogo: (institution) => `${issuer(institution)}/logo.png`,
    key: (institution, key) => `${issuer(institution)}/keys/${segment(key)}`,
    achievement,
    achievementPicture: (badge, version) => `${achievement(badge, version)}/picture.png`,
    credential: (credential) => `${publicUrl}/credentials/${segment(credential)}`,
    endorsement: (endorsement) => `${publicUrl}/endorsements/${segment(endorsement)}`,
    statusList: (list) => `${publicUrl}/status/${segment(list)}`,
  };
}
