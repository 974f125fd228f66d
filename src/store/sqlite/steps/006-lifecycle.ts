/**
 * Version 5: what becomes of issued badges: holders of one badge, changes on their way to the audit chain, and notices.
 * Documents may be packed by now, so that a badge's definition is taken from the submission that earned it.
 */
export const LIFECYCLE_STEP = `
ALTER TABLE issuedBadges ADD COLUMN badge TEXT;
ALTER TABLE issuedBadges ADD COLUMN dueAt TEXT;
ALTER TABLE issuedBadges ADD COLUMN correctedAt TEXT;
UPDATE issuedBadges SET badge = COALESCE(
  (SELECT submissions.badge FROM submissions WHERE submissions.id = issuedBadges.submission),
  CASE WHEN typeof(document) = 'text' THEN json_extract(document, '$.badge') END
);
CREATE INDEX issuedBadges_institution_badge_by_issuedAt ON issuedBadges (institution, badge, issuedAt, id);
CREATE INDEX issuedBadges_institution_by_correctedAt ON issuedBadges (institution, correctedAt, id) WHERE correctedAt IS NOT NULL;
CREATE INDEX issuedBadges_by_dueAt ON issuedBadges (dueAt, id) WHERE dueAt IS NOT NULL;

CREATE TABLE notices (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  institution TEXT,
  person TEXT,
  unreadSince TEXT,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX notices_key_id ON notices (id);
CREATE INDEX notices_institution_person_by_unreadSince ON notices (institution, person, unreadSince, id) WHERE unreadSince IS NOT NULL;
`;
