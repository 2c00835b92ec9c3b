import type { Migration } from './migration.ts';

/** Modes of responsibility, names as claims, and clusters of activity. No case of an earlier schema has such lines. */
export const namingMigration: Migration = {
  version: 15,
  name: 'naming',
  sql: `
create table responsibility (
  "key" text not null primary key,
  "seq" integer not null,
  "degree" text,
  "basis" text,
  "isWithdrawn" integer not null,
  "reason" text,
  "at" text,
  "actor" text
) strict, without rowid;
create table name_claim (
  "key" text not null primary key,
  "seq" integer not null,
  "hypothesis" text,
  "source" text,
  "item" text,
  "name" text,
  "sense" text,
  "attack" text,
  "reason" text,
  "at" text,
  "actor" text,
  "tlp" text,
  "withdrawnSeq" integer,
  "withdrawnReason" text
) strict, without rowid;
create table cluster_event (
  "key" text not null primary key,
  "seq" integer not null,
  "act" text not null,
  "cluster" text,
  "label" text,
  "tier" text,
  "into" text,
  "joined" text,
  "left" text,
  "parts" text,
  "day" text,
  "rationale" text,
  "at" text,
  "actor" text,
  "tlp" text
) strict, without rowid;
create table cluster_link (
  "key" text not null primary key,
  "seq" integer not null,
  "hypothesis" text not null,
  "cluster" text not null,
  "status" text,
  "rationale" text,
  "at" text,
  "actor" text
) strict, without rowid;
`,
};
