-- Tocsin's tables. Plain names and foreign keys, so that Datasette, R and pandas can read them as they are.
-- `readings` holds each report's whole result; all tables below it are derived from it and can be made again (`tocsin.store.sqlite.rebuild`).

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE runs (
  id TEXT PRIMARY KEY,            -- hash of what was asked for and of the version
  asked TEXT NOT NULL,            -- JSON: the inputs as given
  version TEXT NOT NULL,
  begun TEXT NOT NULL,            -- UTC, ISO 8601: of the first time
  documents INTEGER, reports INTEGER, known INTEGER, failures INTEGER  -- NULL while it is not finished
);

CREATE TABLE reports (
  id TEXT PRIMARY KEY, title TEXT, outlet TEXT, byline TEXT, language TEXT, licence TEXT, url TEXT, input TEXT NOT NULL,
  published TEXT, published_basis TEXT NOT NULL, published_words TEXT, published_time TEXT,
  text TEXT NOT NULL, words INTEGER NOT NULL, run TEXT REFERENCES runs(id)
);
CREATE INDEX reports_published ON reports(published);

CREATE TABLE readings (report TEXT PRIMARY KEY REFERENCES reports(id), json BLOB NOT NULL);

CREATE TABLE sentences (
  id INTEGER PRIMARY KEY, report TEXT NOT NULL REFERENCES reports(id), number INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
  UNIQUE (report, number)
);
CREATE VIRTUAL TABLE sentences_fts USING fts5(text, content='sentences', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER sentences_added AFTER INSERT ON sentences BEGIN
  INSERT INTO sentences_fts(rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER sentences_gone AFTER DELETE ON sentences BEGIN
  INSERT INTO sentences_fts(sentences_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;

CREATE TABLE cuts (report TEXT NOT NULL REFERENCES reports(id), number INTEGER NOT NULL, reason TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY (report, number));

CREATE TABLE entities (
  id TEXT PRIMARY KEY, report TEXT NOT NULL REFERENCES reports(id), name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
  actor TEXT, actor_name TEXT, actor_code TEXT, actor_sector TEXT, actor_office TEXT,
  place TEXT, place_name TEXT, latitude REAL, longitude REAL, radius_m INTEGER, where_prec INTEGER, admin1 TEXT, reason TEXT NOT NULL
);
CREATE INDEX entities_report ON entities(report);
CREATE INDEX entities_actor ON entities(actor);

CREATE TABLE mentions (entity TEXT NOT NULL REFERENCES entities(id), start INTEGER NOT NULL, "end" INTEGER NOT NULL, quote TEXT NOT NULL,
  PRIMARY KEY (entity, start, "end"));

CREATE TABLE attributions (
  id TEXT PRIMARY KEY, report TEXT NOT NULL REFERENCES reports(id), kind TEXT NOT NULL,
  source TEXT, source_start INTEGER, source_end INTEGER, cue TEXT, cue_start INTEGER, cue_end INTEGER, entity TEXT REFERENCES entities(id)
);
CREATE INDEX attributions_report ON attributions(report);
CREATE TABLE contents (attribution TEXT NOT NULL REFERENCES attributions(id), number INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  quote TEXT NOT NULL, PRIMARY KEY (attribution, number));

CREATE TABLE events (
  id TEXT PRIMARY KEY, report TEXT NOT NULL REFERENCES reports(id), type TEXT NOT NULL, modes TEXT NOT NULL, status TEXT NOT NULL,
  trigger TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, sentence INTEGER NOT NULL,
  date TEXT, date_first TEXT, date_last TEXT, date_precision TEXT, date_words TEXT, date_anchor TEXT, date_rule TEXT,
  place TEXT REFERENCES entities(id), chain TEXT NOT NULL, origin TEXT
);
CREATE INDEX events_report ON events(report);
CREATE INDEX events_type ON events(type, status);
CREATE INDEX events_date ON events(date_first);
CREATE TABLE event_attributions (event TEXT NOT NULL REFERENCES events(id), depth INTEGER NOT NULL, attribution TEXT NOT NULL REFERENCES attributions(id),
  PRIMARY KEY (event, depth));
CREATE TABLE event_mentions (event TEXT NOT NULL REFERENCES events(id), number INTEGER NOT NULL, type TEXT NOT NULL, modes TEXT NOT NULL, status TEXT NOT NULL,
  trigger TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, PRIMARY KEY (event, number));
CREATE TABLE roles (
  id INTEGER PRIMARY KEY, event TEXT NOT NULL REFERENCES events(id), mention INTEGER NOT NULL, role TEXT NOT NULL,
  words TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  entity TEXT REFERENCES entities(id), date TEXT, low REAL, best REAL, high REAL
);
CREATE INDEX roles_event ON roles(event);
CREATE INDEX roles_entity ON roles(entity);

CREATE TABLE dates (report TEXT NOT NULL REFERENCES reports(id), start INTEGER NOT NULL, "end" INTEGER NOT NULL, words TEXT NOT NULL, timex TEXT, kind TEXT NOT NULL,
  value TEXT, anchor TEXT, rule TEXT NOT NULL, tense TEXT, PRIMARY KEY (report, start, "end"));

CREATE TABLE issues (
  id TEXT PRIMARY KEY, report TEXT, run TEXT REFERENCES runs(id), code TEXT NOT NULL, severity TEXT NOT NULL, stage TEXT NOT NULL,
  input TEXT NOT NULL, message TEXT NOT NULL, json BLOB NOT NULL
);
CREATE INDEX issues_report ON issues(report);

-- What people decided. Never derived, never deleted by a run.
CREATE TABLE judgements (
  id TEXT PRIMARY KEY, json BLOB NOT NULL, made_by TEXT NOT NULL, made_at TEXT NOT NULL
);

-- One row an event, as `tocsin events` shows it.
CREATE VIEW records AS
SELECT e.id AS event, e.date, e.date_precision, e.date_words, e.type, e.modes, e.status,
  (SELECT group_concat(name, '; ') FROM (SELECT COALESCE(n.actor_name, n.name) AS name FROM roles r JOIN entities n ON n.id = r.entity
    WHERE r.event = e.id AND r.role = 'actor' GROUP BY 1 ORDER BY MIN(r.mention), MIN(r.start))) AS actors,
  (SELECT group_concat(name, '; ') FROM (SELECT COALESCE(n.actor_name, n.name) AS name FROM roles r JOIN entities n ON n.id = r.entity
    WHERE r.event = e.id AND r.role = 'recipient' GROUP BY 1 ORDER BY MIN(r.mention), MIN(r.start))) AS recipients,
  (SELECT group_concat(r.words, '; ') FROM roles r WHERE r.event = e.id AND r.role = 'weapon') AS weapons,
  COALESCE(p.place_name, p.name) AS place, p.country, p.latitude, p.longitude, p.where_prec,
  (SELECT COALESCE(MAX(r.best), MAX(r.low)) FROM roles r WHERE r.event = e.id AND r.role = 'killed') AS killed,
  (SELECT COALESCE(MAX(r.best), MAX(r.low)) FROM roles r WHERE r.event = e.id AND r.role = 'injured') AS injured,
  e.chain, e.origin, e.trigger, s.text AS sentence, t.outlet, t.published, t.url, t.title, e.report
FROM events e JOIN reports t ON t.id = e.report JOIN sentences s ON s.report = e.report AND s.number = e.sentence LEFT JOIN entities p ON p.id = e.place;
