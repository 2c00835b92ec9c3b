import type { Migration } from './migration.ts';

/** Modes of responsibility, and names as claims. No case of an earlier schema has such lines. */
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
`,
};
