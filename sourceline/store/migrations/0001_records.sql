-- 1: records, incidents, desk tables. Types as SQLAlchemy names them for SQLite; see sourceline/store/tables.
CREATE TABLE decisions (
    n INTEGER NOT NULL,
    at DATETIME NOT NULL,
    author VARCHAR NOT NULL,
    action VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    target VARCHAR NOT NULL,
    value JSON NOT NULL,
    reason VARCHAR NOT NULL,
    undoes INTEGER,
    PRIMARY KEY (n),
    UNIQUE (undoes),
    FOREIGN KEY(undoes) REFERENCES decisions (n)
);
CREATE TABLE removed_texts (
    sha256 VARCHAR NOT NULL,
    title VARCHAR,
    removed_at DATETIME NOT NULL,
    PRIMARY KEY (sha256)
);
CREATE TABLE runs (
    id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    engine_version VARCHAR NOT NULL,
    started_at DATETIME NOT NULL,
    finished_at DATETIME,
    PRIMARY KEY (id)
);
CREATE TABLE saved_views (
    name VARCHAR NOT NULL,
    page VARCHAR NOT NULL,
    params VARCHAR NOT NULL,
    saved_at DATETIME NOT NULL,
    PRIMARY KEY (name)
);
CREATE TABLE state (
    id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE documents (
    n INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    title VARCHAR,
    publisher VARCHAR,
    author VARCHAR,
    url VARCHAR,
    published DATE,
    dated DATE,
    language VARCHAR NOT NULL,
    digest VARCHAR,
    origin VARCHAR,
    run INTEGER NOT NULL,
    added_at DATETIME NOT NULL,
    PRIMARY KEY (n),
    UNIQUE (id),
    UNIQUE (sha256),
    FOREIGN KEY(run) REFERENCES runs (id)
);
CREATE TABLE incidents (
    killed_min INTEGER,
    killed_max INTEGER,
    injured_min INTEGER,
    injured_max INTEGER,
    attackers_killed_min INTEGER,
    attackers_killed_max INTEGER,
    attackers_injured_min INTEGER,
    attackers_injured_max INTEGER,
    detained_min INTEGER,
    detained_max INTEGER,
    abducted_min INTEGER,
    abducted_max INTEGER,
    rescued_min INTEGER,
    rescued_max INTEGER,
    place_name VARCHAR,
    place_precision VARCHAR,
    admin2 VARCHAR,
    admin1 VARCHAR,
    country VARCHAR,
    lat DOUBLE,
    lon DOUBLE,
    radius_km DOUBLE,
    gazetteer_id VARCHAR,
    date_start DATE,
    date_end DATE,
    date_precision VARCHAR,
    date_text VARCHAR,
    n INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    run INTEGER NOT NULL,
    event_type VARCHAR NOT NULL,
    sub_event_type VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    weapon VARCHAR,
    border_km DOUBLE,
    crossing VARCHAR,
    reports INTEGER NOT NULL,
    sources INTEGER NOT NULL,
    main BOOLEAN NOT NULL,
    confidence DOUBLE NOT NULL,
    reviewed BOOLEAN NOT NULL,
    disputed BOOLEAN NOT NULL,
    PRIMARY KEY (n),
    UNIQUE (id),
    FOREIGN KEY(run) REFERENCES runs (id)
);
CREATE TABLE entities (
    n INTEGER NOT NULL,
    document INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    PRIMARY KEY (n),
    UNIQUE (document, id),
    FOREIGN KEY(document) REFERENCES documents (n) ON DELETE CASCADE
);
CREATE TABLE events (
    killed_min INTEGER,
    killed_max INTEGER,
    injured_min INTEGER,
    injured_max INTEGER,
    attackers_killed_min INTEGER,
    attackers_killed_max INTEGER,
    attackers_injured_min INTEGER,
    attackers_injured_max INTEGER,
    detained_min INTEGER,
    detained_max INTEGER,
    abducted_min INTEGER,
    abducted_max INTEGER,
    rescued_min INTEGER,
    rescued_max INTEGER,
    place_name VARCHAR,
    place_precision VARCHAR,
    admin2 VARCHAR,
    admin1 VARCHAR,
    country VARCHAR,
    lat DOUBLE,
    lon DOUBLE,
    radius_km DOUBLE,
    gazetteer_id VARCHAR,
    date_start DATE,
    date_end DATE,
    date_precision VARCHAR,
    date_text VARCHAR,
    n INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    document INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    run INTEGER NOT NULL,
    cues JSON NOT NULL,
    event_type VARCHAR NOT NULL,
    sub_event_type VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    place_reason VARCHAR,
    killed_said_by VARCHAR,
    injured_said_by VARCHAR,
    attackers_killed_said_by VARCHAR,
    attackers_injured_said_by VARCHAR,
    detained_said_by VARCHAR,
    abducted_said_by VARCHAR,
    rescued_said_by VARCHAR,
    weapon VARCHAR,
    main BOOLEAN NOT NULL,
    confidence DOUBLE NOT NULL,
    PRIMARY KEY (n),
    UNIQUE (id),
    FOREIGN KEY(document) REFERENCES documents (n) ON DELETE CASCADE,
    FOREIGN KEY(run) REFERENCES runs (id)
);
CREATE TABLE incident_actors (
    incident INTEGER NOT NULL,
    role VARCHAR NOT NULL,
    entity VARCHAR NOT NULL,
    PRIMARY KEY (incident, role, entity),
    FOREIGN KEY(incident) REFERENCES incidents (n) ON DELETE CASCADE
);
CREATE TABLE claims (
    n INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    document INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    run INTEGER NOT NULL,
    cues JSON NOT NULL,
    speaker VARCHAR NOT NULL,
    speaker_entity INTEGER,
    speaker_kind VARCHAR NOT NULL,
    stance VARCHAR NOT NULL,
    modality VARCHAR NOT NULL,
    polarity VARCHAR NOT NULL,
    topics JSON NOT NULL,
    PRIMARY KEY (n),
    UNIQUE (id),
    FOREIGN KEY(document) REFERENCES documents (n) ON DELETE CASCADE,
    FOREIGN KEY(run) REFERENCES runs (id),
    FOREIGN KEY(speaker_entity) REFERENCES entities (n) ON DELETE CASCADE
);
CREATE TABLE event_actors (
    event INTEGER NOT NULL,
    role VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    entity INTEGER NOT NULL,
    said_by VARCHAR,
    PRIMARY KEY (event, role, ordinal),
    FOREIGN KEY(event) REFERENCES events (n) ON DELETE CASCADE,
    FOREIGN KEY(entity) REFERENCES entities (n) ON DELETE CASCADE
);
CREATE TABLE event_targets (
    event INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    entity INTEGER,
    PRIMARY KEY (event, ordinal),
    FOREIGN KEY(event) REFERENCES events (n) ON DELETE CASCADE,
    FOREIGN KEY(entity) REFERENCES entities (n) ON DELETE CASCADE
);
CREATE TABLE incident_events (
    event INTEGER NOT NULL,
    incident INTEGER NOT NULL,
    reason VARCHAR NOT NULL,
    copy BOOLEAN NOT NULL,
    PRIMARY KEY (event),
    FOREIGN KEY(event) REFERENCES events (n) ON DELETE CASCADE,
    FOREIGN KEY(incident) REFERENCES incidents (n) ON DELETE CASCADE
);
CREATE TABLE links (
    date_start DATE,
    date_end DATE,
    date_precision VARCHAR,
    date_text VARCHAR,
    n INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    document INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    run INTEGER NOT NULL,
    cues JSON NOT NULL,
    source INTEGER NOT NULL,
    relation VARCHAR NOT NULL,
    target INTEGER NOT NULL,
    status VARCHAR NOT NULL,
    PRIMARY KEY (n),
    UNIQUE (id),
    FOREIGN KEY(document) REFERENCES documents (n) ON DELETE CASCADE,
    FOREIGN KEY(run) REFERENCES runs (id),
    FOREIGN KEY(source) REFERENCES entities (n) ON DELETE CASCADE,
    FOREIGN KEY(target) REFERENCES entities (n) ON DELETE CASCADE
);
CREATE TABLE mentions (
    entity INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    PRIMARY KEY (entity, ordinal),
    FOREIGN KEY(entity) REFERENCES entities (n) ON DELETE CASCADE
);
CREATE TABLE claim_entities (
    claim INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    entity INTEGER NOT NULL,
    PRIMARY KEY (claim, ordinal),
    FOREIGN KEY(claim) REFERENCES claims (n) ON DELETE CASCADE,
    FOREIGN KEY(entity) REFERENCES entities (n) ON DELETE CASCADE
);
CREATE TABLE claim_events (
    claim INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    event INTEGER NOT NULL,
    PRIMARY KEY (claim, ordinal),
    FOREIGN KEY(claim) REFERENCES claims (n) ON DELETE CASCADE,
    FOREIGN KEY(event) REFERENCES events (n) ON DELETE CASCADE
);
CREATE TABLE quotes (
    n INTEGER NOT NULL,
    document INTEGER NOT NULL,
    event INTEGER,
    link INTEGER,
    claim INTEGER,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    PRIMARY KEY (n),
    CONSTRAINT one_owner CHECK ((event IS NOT NULL) + (link IS NOT NULL) + (claim IS NOT NULL) <= 1),
    FOREIGN KEY(document) REFERENCES documents (n) ON DELETE CASCADE,
    FOREIGN KEY(event) REFERENCES events (n) ON DELETE CASCADE,
    FOREIGN KEY(link) REFERENCES links (n) ON DELETE CASCADE,
    FOREIGN KEY(claim) REFERENCES claims (n) ON DELETE CASCADE
);
CREATE INDEX decisions_target ON decisions (kind, target);
CREATE INDEX incidents_date ON incidents (date_start);
CREATE INDEX entities_id ON entities (id);
CREATE INDEX events_date ON events (date_start);
CREATE INDEX ix_events_document ON events (document);
CREATE INDEX incident_actors_entity ON incident_actors (entity);
CREATE INDEX ix_claims_document ON claims (document);
CREATE INDEX ix_claims_speaker_entity ON claims (speaker_entity);
CREATE INDEX ix_event_actors_entity ON event_actors (entity);
CREATE INDEX ix_event_targets_entity ON event_targets (entity);
CREATE INDEX ix_incident_events_incident ON incident_events (incident);
CREATE INDEX ix_links_document ON links (document);
CREATE INDEX ix_links_source ON links (source);
CREATE INDEX ix_links_target ON links (target);
CREATE INDEX ix_claim_entities_entity ON claim_entities (entity);
CREATE INDEX ix_claim_events_event ON claim_events (event);
CREATE INDEX quotes_claim ON quotes (claim) WHERE claim IS NOT NULL;
CREATE INDEX quotes_document ON quotes (document) WHERE document IS NOT NULL;
CREATE INDEX quotes_event ON quotes (event) WHERE event IS NOT NULL;
CREATE INDEX quotes_link ON quotes (link) WHERE link IS NOT NULL;
INSERT INTO state (id, revision) VALUES (1, 0);
