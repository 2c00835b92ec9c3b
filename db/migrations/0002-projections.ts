import type { Migration } from './migration.ts';

/** The projections, column by column as in shared/domain/case-tables.ts. May be dropped and rebuilt from the ledger. */
export const projectionsMigration: Migration = {
  version: 2,
  name: 'projections',
  sql: `
create table case_file (
  "key" text not null primary key,
  "origin" text not null,
  "title" text,
  "question" text,
  "tlp" text,
  "mark" text,
  "openedAt" text,
  "logKey" text
) strict, without rowid;
create table profile (
  "key" text not null primary key,
  "purpose" text not null,
  "sha256" text not null,
  "seq" integer not null,
  "body" text
) strict, without rowid;
create table identity (
  "key" text not null primary key,
  "principal" text not null,
  "person" text not null,
  "publicKey" text not null,
  "enrolledSeq" integer not null,
  "revokedSeq" integer
) strict, without rowid;
create table request (
  "key" text not null primary key,
  "seq" integer not null,
  "kind" text not null,
  "act" text not null,
  "actor" text not null,
  "at" text not null,
  "state" text not null
) strict, without rowid;
create table approval (
  "key" text not null primary key,
  "request" text not null,
  "principal" text not null,
  "seq" integer not null,
  "checkpoint" text not null,
  "signature" text not null
) strict, without rowid;
create table source (
  "key" text not null primary key,
  "seq" integer not null,
  "name" text,
  "kind" text,
  "reliability" text,
  "descriptor" text,
  "tlp" text
) strict, without rowid;
create table intake (
  "key" text not null primary key,
  "seq" integer not null,
  "source" text,
  "collectedBy" text,
  "collectedAt" text,
  "authority" text,
  "method" text,
  "note" text
) strict, without rowid;
create table evidence (
  "key" text not null primary key,
  "seq" integer not null,
  "exhibit" text,
  "name" text,
  "title" text,
  "description" text,
  "media" text,
  "sha256" text,
  "size" integer,
  "source" text,
  "intake" text,
  "url" text,
  "collectedBy" text,
  "collectedAt" text,
  "authority" text,
  "method" text,
  "copy" text,
  "md5" text,
  "sha1" text,
  "note" text,
  "personalData" integer,
  "caveats" text,
  "kind" text,
  "reliability" text,
  "credibility" text,
  "custody" text,
  "forgeability" text,
  "originGroup" text,
  "evidenceClass" text,
  "layer" text,
  "adequacy" text,
  "marking" text,
  "tlp" text,
  "addedAt" text,
  "addedBy" text
) strict, without rowid;
create table custody (
  "key" text not null primary key,
  "seq" integer not null,
  "item" text,
  "event" text,
  "at" text,
  "actor" text,
  "fromPerson" text,
  "toPerson" text,
  "purpose" text,
  "authority" text,
  "place" text,
  "seal" text,
  "transport" text,
  "witness" text,
  "hashBefore" text,
  "hashAfter" text,
  "note" text
) strict, without rowid;
create table hypothesis (
  "key" text not null primary key,
  "seq" integer not null,
  "kind" text,
  "level" integer,
  "statement" text,
  "predicts" text,
  "refutedBy" text,
  "actorName" text
) strict, without rowid;
create table origin_group (
  "key" text not null primary key,
  "seq" integer not null,
  "name" text,
  "relation" text,
  "rho" text,
  "reason" text
) strict, without rowid;
create table rating (
  "key" text not null primary key,
  "item" text not null,
  "hypothesis" text not null,
  "rating" text,
  "rationale" text,
  "rater" text,
  "seq" integer not null
) strict, without rowid;
create table prior (
  "key" text not null primary key,
  "level" integer not null,
  "hypothesis" text not null,
  "prior" text not null,
  "seq" integer not null
) strict, without rowid;
create table assumption (
  "key" text not null primary key,
  "seq" integer not null,
  "status" text,
  "critical" integer,
  "statement" text
) strict, without rowid;
create table harm (
  "key" text not null primary key,
  "criterion" text not null,
  "score" integer not null,
  "status" text not null,
  "note" text,
  "cites" text,
  "seq" integer not null
) strict, without rowid;
create table release (
  "key" text not null primary key,
  "seq" integer not null,
  "request" text,
  "at" text not null,
  "actor" text not null,
  "sections" text not null
) strict, without rowid;
create table export_record (
  "key" text not null primary key,
  "seq" integer not null,
  "edition" text,
  "release" integer,
  "name" text,
  "sha256" text,
  "at" text
) strict, without rowid;
create table review (
  "key" text not null primary key,
  "seq" integer not null,
  "sha256" text,
  "conclusion" text,
  "reviewer" text
) strict, without rowid;
create table correction (
  "key" text not null primary key,
  "seq" integer not null,
  "corrects" integer,
  "reason" text
) strict, without rowid;
create table succession (
  "key" text not null primary key,
  "seq" integer not null,
  "previousOrigin" text not null,
  "previousSize" integer not null,
  "logKey" text not null,
  "principal" text not null
) strict, without rowid;
create table line_index (
  "key" text not null primary key,
  "seq" integer not null,
  "type" text not null,
  "day" text not null,
  "at" text,
  "actor" text,
  "tlp" text
) strict, without rowid;
create index evidence_seq on evidence (seq);
create index evidence_sha256 on evidence (sha256);
create index custody_item on custody (item, seq);
create index rating_hypothesis on rating (hypothesis, item);
create index request_state on request (state);
`,
};
