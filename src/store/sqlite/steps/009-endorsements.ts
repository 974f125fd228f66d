/** What others say of badges. */
export const ENDORSEMENTS_STEP = `
CREATE TABLE endorsements (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  institution TEXT,
  badge TEXT,
  receivedAt TEXT,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX endorsements_key_id ON endorsements (id);
CREATE INDEX endorsements_institution_badge_by_receivedAt ON endorsements (institution, badge, receivedAt, id);
`;
