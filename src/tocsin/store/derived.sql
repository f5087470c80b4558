-- Made from `readings`, parents before children; all of it can be made again: `tocsin doctor --rebuild`.

CREATE TABLE reports (
  id TEXT PRIMARY KEY, title TEXT, outlet TEXT, byline TEXT, language TEXT, licence TEXT, url TEXT, input TEXT NOT NULL,
  published TEXT, published_basis TEXT NOT NULL, published_words TEXT, published_time TEXT,
  text TEXT NOT NULL, words INTEGER NOT NULL, run TEXT REFERENCES runs(id)
);
CREATE INDEX reports_published ON reports(published);

CREATE TABLE sentences (
  id INTEGER PRIMARY KEY, report TEXT NOT NULL REFERENCES reports(id), number INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
  UNIQUE (report, number)
);
CREATE VIRTUAL TABLE sentences_fts USING fts5(text, content="sentences", content_rowid="id", tokenize='unicode61 remove_diacritics 2');
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
  date TEXT, date_first TEXT, date_last TEXT, date_precision TEXT, date_words TEXT, date_start INTEGER, date_end INTEGER, date_anchor TEXT, date_rule TEXT,
  place TEXT REFERENCES entities(id), place_words TEXT, place_start INTEGER, place_end INTEGER,
  chain TEXT NOT NULL, origin TEXT,
  links TEXT NOT NULL,  -- JSON: the chain's tellers, outermost first: name, kind, words, start, end
  roles TEXT NOT NULL   -- JSON: the fillers by role: value, words, start, end
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

-- One row an event, as `tocsin events` shows it.
CREATE VIEW records AS
SELECT e.id AS event, e.date, e.date_precision, e.date_words, e.date_start, e.date_end, e.type, e.modes, e.status,
  (SELECT group_concat(name, '; ') FROM (SELECT COALESCE(n.actor_name, n.name) AS name FROM roles r JOIN entities n ON n.id = r.entity
    WHERE r.event = e.id AND r.role = 'actor' GROUP BY 1 ORDER BY MIN(r.mention), MIN(r.start))) AS actors,
  (SELECT group_concat(name, '; ') FROM (SELECT COALESCE(n.actor_name, n.name) AS name FROM roles r JOIN entities n ON n.id = r.entity
    WHERE r.event = e.id AND r.role = 'recipient' GROUP BY 1 ORDER BY MIN(r.mention), MIN(r.start))) AS recipients,
  (SELECT group_concat(r.words, '; ') FROM roles r WHERE r.event = e.id AND r.role = 'weapon') AS weapons,
  COALESCE(p.place_name, p.name) AS place, e.place_words, e.place_start, e.place_end, p.country, p.latitude, p.longitude, p.where_prec,
  COALESCE(k.best, k.low) AS killed, k.words AS killed_words, k.start AS killed_start, k."end" AS killed_end,
  COALESCE(i.best, i.low) AS injured, i.words AS injured_words, i.start AS injured_start, i."end" AS injured_end,
  e.chain, e.origin, e.trigger, e.start, e."end", s.text AS sentence, t.outlet, t.published, t.url, t.title, e.report, e.links, e.roles
FROM events e JOIN reports t ON t.id = e.report JOIN sentences s ON s.report = e.report AND s.number = e.sentence LEFT JOIN entities p ON p.id = e.place
LEFT JOIN roles k ON k.id = (SELECT id FROM roles r WHERE r.event = e.id AND r.role = 'killed' ORDER BY r.best DESC, r.low DESC, r.id LIMIT 1)
LEFT JOIN roles i ON i.id = (SELECT id FROM roles r WHERE r.event = e.id AND r.role = 'injured' ORDER BY r.best DESC, r.low DESC, r.id LIMIT 1);
