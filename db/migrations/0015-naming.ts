import type { Migration } from './migration.ts';

/** Modes of responsibility. No case of an earlier schema has such lines. */
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
`,
};
