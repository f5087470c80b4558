-- What is kept: nothing here can be made again. Plain names, so that Datasette, R and pandas can read it as it is.
-- All other tables (derived.sql) are made from `readings`, and can be made again from them: `tocsin doctor --rebuild`.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE runs (
  id TEXT PRIMARY KEY,            -- hash of what was asked for and of the version
  asked TEXT NOT NULL,            -- JSON: the inputs as given; standard input with a hash of what it held
  version TEXT NOT NULL,
  begun TEXT NOT NULL,            -- UTC, ISO 8601: of the first time
  documents INTEGER, reports INTEGER, known INTEGER, failures INTEGER  -- of the whole run, however often it was resumed; NULL while it is not finished
);

-- Each report's whole result.
CREATE TABLE readings (report TEXT PRIMARY KEY, run TEXT NOT NULL REFERENCES runs(id), json BLOB NOT NULL);

CREATE TABLE issues (
  id TEXT PRIMARY KEY, report TEXT, run TEXT REFERENCES runs(id), code TEXT NOT NULL, severity TEXT NOT NULL, stage TEXT NOT NULL,
  input TEXT NOT NULL, message TEXT NOT NULL, json BLOB NOT NULL
);
CREATE INDEX issues_report ON issues(report);

-- What people decided. Never derived, never deleted by a run.
CREATE TABLE judgements (
  id TEXT PRIMARY KEY, json BLOB NOT NULL, made_by TEXT NOT NULL, made_at TEXT NOT NULL
);
