import type { Migration } from './migration.ts';

/** How hypotheses hang together, and what became of them. No case of an earlier schema has such lines. */
export const hypothesesMigration: Migration = {
  version: 14,
  name: 'hypotheses',
  sql: `
create table hypothesis_event (
  "key" text not null primary key,
  "seq" integer not null,
  "act" text not null,
  "hypothesis" text,
  "other" text,
  "level" integer,
  "stands" integer,
  "status" text,
  "before" text,
  "reason" text,
  "at" text,
  "actor" text
) strict, without rowid;
`,
};
