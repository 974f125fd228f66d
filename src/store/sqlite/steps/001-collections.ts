/** Version 1: one table for each collection. The document comes last, so that reading a key never walks through it. */
export const COLLECTIONS_STEP = `
CREATE TABLE settings (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX settings_key_id ON settings (id);

CREATE TABLE institutions (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  createdAt TEXT,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX institutions_key_id ON institutions (id);
CREATE INDEX institutions_by_createdAt ON institutions (createdAt, id);

CREATE TABLE institutionKeys (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  institution TEXT NOT NULL,
  createdAt TEXT,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX institutionKeys_key_institution_id ON institutionKeys (institution, id);
CREATE INDEX institutionKeys_institution_by_createdAt ON institutionKeys (institution, createdAt, id);

CREATE TABLE platforms (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  issuer TEXT NOT NULL,
  clientId TEXT NOT NULL,
  createdAt TEXT,
  institution TEXT,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX platforms_key_id ON platforms (id);
CREATE UNIQUE INDEX platforms_key_issuer_clientId ON platforms (issuer, clientId);
CREATE INDEX platforms_by_createdAt ON platforms (createdAt, id);
CREATE INDEX platforms_institution_by_createdAt ON platforms (institution, createdAt, id);
CREATE INDEX platforms_issuer_by_createdAt ON platforms (issuer, createdAt, id);

CREATE TABLE courses (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  institution TEXT NOT NULL,
  platform TEXT NOT NULL,
  deploymentId TEXT NOT NULL,
  contextId TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX courses_key_id ON courses (id);
CREATE UNIQUE INDEX courses_key_institution_platform_deploymentId_contextId ON courses (institution, platform, deploymentId, contextId);

CREATE TABLE persons (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  institution TEXT NOT NULL,
  platform TEXT NOT NULL,
  sub TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX persons_key_id ON persons (id);
CREATE UNIQUE INDEX persons_key_institution_platform_sub ON persons (institution, platform, sub);

CREATE TABLE resourceLinks (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  institution TEXT NOT NULL,
  platform TEXT NOT NULL,
  deploymentId TEXT NOT NULL,
  resourceLinkId TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX resourceLinks_key_id ON resourceLinks (id);
CREATE UNIQUE INDEX resourceLinks_key_institution_platform_deploymentId_resourceLinkId ON resourceLinks (institution, platform, deploymentId, resourceLinkId);

CREATE TABLE loginStates (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  expiresAt TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX loginStates_key_id ON loginStates (id);
CREATE INDEX loginStates_by_expiresAt ON loginStates (expiresAt);

CREATE TABLE sessions (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  institution TEXT,
  person TEXT,
  createdAt TEXT,
  expiresAt TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX sessions_key_id ON sessions (id);
CREATE INDEX sessions_institution_person_by_createdAt ON sessions (institution, person, createdAt, id);
CREATE INDEX sessions_by_expiresAt ON sessions (expiresAt);

CREATE TABLE oneTimeLinks (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  expiresAt TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX oneTimeLinks_key_id ON oneTimeLinks (id);
CREATE INDEX oneTimeLinks_by_expiresAt ON oneTimeLinks (expiresAt);

CREATE TABLE recoveredDrafts (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  institution TEXT,
  person TEXT,
  savedAt TEXT,
  expiresAt TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX recoveredDrafts_key_id ON recoveredDrafts (id);
CREATE INDEX recoveredDrafts_institution_person_by_savedAt ON recoveredDrafts (institution, person, savedAt, id);
CREATE INDEX recoveredDrafts_by_expiresAt ON recoveredDrafts (expiresAt);

CREATE TABLE badges (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  institution TEXT,
  course TEXT,
  createdAt TEXT,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX badges_key_id ON badges (id);
CREATE INDEX badges_institution_course_by_createdAt ON badges (institution, course, createdAt, id);

CREATE TABLE submissions (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  institution TEXT NOT NULL,
  badge TEXT NOT NULL,
  learner TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  course TEXT,
  state TEXT,
  waitingSince TEXT,
  createdAt TEXT,
  pendingSince TEXT,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX submissions_key_id ON submissions (id);
CREATE UNIQUE INDEX submissions_key_institution_badge_learner_attempt ON submissions (institution, badge, learner, attempt);
CREATE INDEX submissions_institution_course_state_by_waitingSince ON submissions (institution, course, state, waitingSince, id) WHERE waitingSince IS NOT NULL;
CREATE INDEX submissions_institution_course_learner_by_createdAt ON submissions (institution, course, learner, createdAt, id);
CREATE INDEX submissions_by_pendingSince ON submissions (pendingSince, id) WHERE pendingSince IS NOT NULL;

CREATE TABLE issuedBadges (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  institution TEXT NOT NULL,
  statusList TEXT NOT NULL,
  statusIndex INTEGER NOT NULL,
  submission TEXT NOT NULL,
  state TEXT,
  statusChangedAt TEXT,
  course TEXT,
  issuedAt TEXT,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX issuedBadges_key_id ON issuedBadges (id);
CREATE UNIQUE INDEX issuedBadges_key_institution_statusList_statusIndex ON issuedBadges (institution, statusList, statusIndex);
CREATE UNIQUE INDEX issuedBadges_key_institution_submission ON issuedBadges (institution, submission);
CREATE INDEX issuedBadges_institution_statusList_state_by_statusIndex ON issuedBadges (institution, statusList, state, statusIndex, id);
CREATE INDEX issuedBadges_institution_statusList_by_statusChangedAt ON issuedBadges (institution, statusList, statusChangedAt, id);
CREATE INDEX issuedBadges_institution_by_issuedAt ON issuedBadges (institution, issuedAt, id);
CREATE INDEX issuedBadges_institution_course_by_issuedAt ON issuedBadges (institution, course, issuedAt, id);

CREATE TABLE statusLists (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  institution TEXT NOT NULL,
  purpose TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  createdAt TEXT,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX statusLists_key_id ON statusLists (id);
CREATE UNIQUE INDEX statusLists_key_institution_purpose_sequence ON statusLists (institution, purpose, sequence);
CREATE INDEX statusLists_by_createdAt ON statusLists (createdAt, id);

CREATE TABLE pictures (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  institution TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX pictures_key_institution_id ON pictures (institution, id);

CREATE TABLE auditEntries (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  institution TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX auditEntries_key_institution_id ON auditEntries (institution, id);
CREATE UNIQUE INDEX auditEntries_key_institution_sequence ON auditEntries (institution, sequence);
`;
