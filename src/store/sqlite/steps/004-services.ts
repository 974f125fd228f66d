/** Version 4: the platform's services: deep links, adopted badges, rosters and scores; activities by their badge. */
export const SERVICES_STEP = `
ALTER TABLE resourceLinks ADD COLUMN badge TEXT;
UPDATE resourceLinks SET badge = json_extract(document, '$.badge');
CREATE INDEX resourceLinks_institution_badge_by_resourceLinkId ON resourceLinks (institution, badge, resourceLinkId, id);

CREATE TABLE deepLinks (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  expiresAt TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX deepLinks_key_id ON deepLinks (id);
CREATE INDEX deepLinks_by_expiresAt ON deepLinks (expiresAt);

CREATE TABLE badgeAdoptions (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  institution TEXT NOT NULL,
  course TEXT NOT NULL,
  origin TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX badgeAdoptions_key_id ON badgeAdoptions (id);
CREATE UNIQUE INDEX badgeAdoptions_key_institution_course_origin ON badgeAdoptions (institution, course, origin);

CREATE TABLE rosters (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  dueAt TEXT,
  expiresAt TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX rosters_key_id ON rosters (id);
CREATE INDEX rosters_by_dueAt ON rosters (dueAt, id) WHERE dueAt IS NOT NULL;
CREATE INDEX rosters_by_expiresAt ON rosters (expiresAt);

CREATE TABLE scores (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  institution TEXT NOT NULL,
  learner TEXT NOT NULL,
  timestamp TEXT NOT NULL,
  dueAt TEXT,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX scores_key_id ON scores (id);
CREATE UNIQUE INDEX scores_key_institution_learner_timestamp ON scores (institution, learner, timestamp);
CREATE INDEX scores_by_dueAt ON scores (dueAt, id) WHERE dueAt IS NOT NULL;
CREATE INDEX scores_institution_learner_by_timestamp ON scores (institution, learner, timestamp, id);
`;
