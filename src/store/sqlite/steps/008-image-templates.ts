/** Version 9: picture templates that schools bring along. */
export const IMAGE_TEMPLATES_STEP = `
CREATE TABLE imageTemplates (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  institution TEXT NOT NULL,
  name TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX imageTemplates_key_id ON imageTemplates (id);
CREATE UNIQUE INDEX imageTemplates_key_institution_name ON imageTemplates (institution, name);
CREATE INDEX imageTemplates_institution_by_createdAt ON imageTemplates (institution, createdAt, id);
`;
