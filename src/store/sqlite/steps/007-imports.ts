/** Badges of a whole institution; competency frameworks that teachers brought in, and ESCO's skills by language. */
export const IMPORTS_STEP = `
CREATE INDEX badges_institution_by_createdAt ON badges (institution, createdAt, id);

CREATE TABLE frameworks (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  institution TEXT NOT NULL,
  identifier TEXT NOT NULL,
  updatedAt TEXT,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX frameworks_key_id ON frameworks (id);
CREATE UNIQUE INDEX frameworks_key_institution_identifier ON frameworks (institution, identifier);
CREATE INDEX frameworks_institution_by_updatedAt ON frameworks (institution, updatedAt, id);

CREATE TABLE frameworkContents (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  institution TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX frameworkContents_key_institution_id ON frameworkContents (institution, id);

CREATE TABLE skillCatalogues (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  institution TEXT NOT NULL,
  language TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX skillCatalogues_key_id ON skillCatalogues (id);
CREATE UNIQUE INDEX skillCatalogues_key_institution_language ON skillCatalogues (institution, language);
CREATE INDEX skillCatalogues_institution_by_language ON skillCatalogues (institution, language, id);

CREATE TABLE skillChunks (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  institution TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX skillChunks_key_institution_id ON skillChunks (institution, id);
`;
