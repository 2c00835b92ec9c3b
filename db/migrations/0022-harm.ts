import type { Migration } from './migration.ts';

/** Red lines that were crossed. No case of an earlier schema has such lines. */
export const harmMigration: Migration = {
  version: 22,
  name: 'harm',
  sql: `
create table red_line (
  "key" text not null primary key,
  "seq" integer not null,
  "status" text,
  "statement" text,
  "cites" text,
  "at" text,
  "actor" text
) strict, without rowid;
`,
};
