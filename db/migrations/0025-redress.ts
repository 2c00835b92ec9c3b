import type { Migration } from './migration.ts';

/** What is done for whoever was harmed. No case of an earlier schema has such lines. */
export const redressMigration: Migration = {
  version: 25,
  name: 'redress',
  sql: `
create table remediation (
  "key" text not null primary key,
  "seq" integer not null,
  "changed" integer not null,
  "status" text,
  "what" text,
  "service" text,
  "cites" text,
  "owner" text,
  "due" text,
  "note" text,
  "shown" text,
  "at" text,
  "actor" text
) strict, without rowid;
`,
};
