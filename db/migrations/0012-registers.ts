import type { Migration } from './migration.ts';

/** Gaps, indicators, counter-cases, premortems and judgements. No case of an earlier schema has such lines. */
export const registersMigration: Migration = {
  version: 12,
  name: 'registers',
  sql: `
create table register_entry (
  "key" text not null primary key,
  "seq" integer not null,
  "latestSeq" integer not null,
  "kind" text not null,
  "status" text,
  "statement" text,
  "person" text,
  "level" integer,
  "hypothesis" text,
  "changesRanking" integer,
  "at" text,
  "actor" text
) strict, without rowid;
create table judgement (
  "key" text not null primary key,
  "seq" integer not null,
  "level" integer,
  "hypothesis" text,
  "probability" text,
  "asOf" integer,
  "team" text,
  "at" text,
  "actor" text,
  "outcome" text,
  "outcomeSeq" integer,
  "known" text,
  "basis" text
) strict, without rowid;
`,
};
