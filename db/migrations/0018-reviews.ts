import type { Migration } from './migration.ts';

/** What reviewers answered, and how a dissent ended. No case of an earlier schema has such lines. */
export const reviewsMigration: Migration = {
  version: 18,
  name: 'reviews',
  sql: `
create table review_seal (
  "key" text not null primary key,
  "seq" integer not null,
  "import" integer not null,
  "scores" text,
  "blind" text,
  "conflict" integer,
  "sampled" integer,
  "failing" integer,
  "untold" integer,
  "ratings" text,
  "claims" text,
  "standards" text
) strict, without rowid;
create table dissent_event (
  "key" text not null primary key,
  "seq" integer not null,
  "import" integer not null,
  "act" text not null,
  "reason" text,
  "board" text,
  "at" text,
  "actor" text
) strict, without rowid;
`,
};
