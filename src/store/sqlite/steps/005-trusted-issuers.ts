/** Version 5: issuers of elsewhere that a school knows. */
export const TRUSTED_ISSUERS_STEP = `
CREATE TABLE trustedIssuers (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  institution TEXT NOT NULL,
  issuer TEXT NOT NULL,
  createdAt TEXT,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX trustedIssuers_key_id ON trustedIssuers (id);
CREATE UNIQUE INDEX trustedIssuers_key_institution_issuer ON trustedIssuers (institution, issuer);
CREATE INDEX trustedIssuers_institution_by_createdAt ON trustedIssuers (institution, createdAt, id);
CREATE INDEX trustedIssuers_issuer_by_createdAt ON trustedIssuers (issuer, createdAt, id);
`;
