import type { Migration } from './migration.ts';

/**
 * What became of a release after it left, who got it, and who was told. No case of an earlier schema has such lines: a
 * hand-over had a type and nothing that wrote it.
 */
export const standingsMigration: Migration = {
  version: 21,
  name: 'standings',
  sql: `
create table release_standing (
  "key" text not null primary key,
  "seq" integer not null,
  "release" integer not null,
  "act" text not null,
  "ground" text not null,
  "statement" text not null,
  "request" text not null,
  "at" text not null,
  "actor" text not null
) strict, without rowid;
create table handover (
  "key" text not null primary key,
  "seq" integer not null,
  "giver" text,
  "receiver" text,
  "sha256" text,
  "at" text,
  "actor" text
) strict, without rowid;
create table notice (
  "key" text not null primary key,
  "seq" integer not null,
  "handover" integer,
  "standing" integer,
  "how" text,
  "at" text,
  "actor" text
) strict, without rowid;
`,
};
