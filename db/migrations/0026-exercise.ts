import type { Migration } from './migration.ts';

/** The inject list of an exercise. No case of an earlier schema has such lines. */
export const exerciseMigration: Migration = {
  version: 26,
  name: 'exercise',
  sql: `
create table exercise (
  "key" text not null primary key,
  "seq" integer not null,
  "moment" text,
  "note" text
) strict, without rowid;
create table inject (
  "key" text not null primary key,
  "seq" integer not null,
  "offset" integer,
  "title" text,
  "text" text,
  "expected" text,
  "playedSeq" integer,
  "playedAt" text,
  "playedNote" text,
  "doneSeq" integer,
  "doneAt" text,
  "doneNote" text,
  "skippedSeq" integer,
  "skippedAt" text,
  "skippedNote" text
) strict, without rowid;
`,
};
