import type { Migration } from './migration.ts';

/**
 * What was said of sources after they were added, what items start with, and which hash sets were held against the case.
 * No case of an earlier schema has such lines.
 */
export const sourcesMigration: Migration = {
  version: 9,
  name: 'sources',
  sql: `
create table source_event (
  "key" text not null primary key,
  "seq" integer not null,
  "source" text,
  "act" text not null,
  "reliability" text,
  "reliabilityBefore" text,
  "takenFrom" text,
  "name" text,
  "nameBefore" text,
  "kind" text,
  "kindBefore" text,
  "descriptor" text,
  "descriptorBefore" text,
  "aliases" text,
  "identifiers" text,
  "reason" text,
  "at" text,
  "actor" text,
  "tlp" text
) strict, without rowid;
create index source_event_source on source_event ("source");
create table grade_default (
  "key" text not null primary key,
  "seq" integer not null,
  "credibility" text,
  "forgeability" text,
  "evidenceClass" text,
  "adequacy" text,
  "reason" text,
  "at" text,
  "actor" text
) strict, without rowid;
create table hash_set_use (
  "key" text not null primary key,
  "seq" integer not null,
  "name" text,
  "kind" text,
  "version" text,
  "provenance" text,
  "licence" text,
  "digest" text,
  "hashes" integer,
  "items" integer,
  "records" integer,
  "at" text,
  "actor" text
) strict, without rowid;
`,
};
