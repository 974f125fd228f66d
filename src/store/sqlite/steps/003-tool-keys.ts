/** Version 3: the tool's own keys, what is remembered of launches, and launches on their way into a window. */
export const TOOL_KEYS_STEP = `
CREATE TABLE toolKeyRings (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX toolKeyRings_key_id ON toolKeyRings (id);

CREATE TABLE launchRecords (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  expiresAt TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX launchRecords_key_id ON launchRecords (id);
CREATE INDEX launchRecords_by_expiresAt ON launchRecords (expiresAt);

CREATE TABLE pendingWindows (
  revision INTEGER NOT NULL,
  id TEXT NOT NULL,
  expiresAt TEXT NOT NULL,
  document TEXT NOT NULL
);
CREATE UNIQUE INDEX pendingWindows_key_id ON pendingWindows (id);
CREATE INDEX pendingWindows_by_expiresAt ON pendingWindows (expiresAt);
`;
