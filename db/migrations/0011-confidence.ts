import type { Migration } from './migration.ts';

/** Who reviews and what they answered, and what an analyst lowered. No case of an earlier schema has such lines. */
export const confidenceMigration: Migration = {
  version: 11,
  name: 'confidence',
  sql: `
create table review_event (
  "key" text not null primary key,
  "seq" integer not null,
  "review" text,
  "act" text,
  "person" text,
  "principal" text,
  "reviewedSize" integer,
  "reason" text,
  "at" text,
  "actor" text
) strict, without rowid;
create table confidence_lowering (
  "key" text not null primary key,
  "seq" integer not null,
  "to" text,
  "reason" text,
  "at" text,
  "actor" text
) strict, without rowid;
`,
};
