import type { Migration } from './migration.ts';

/** The words of probability that a case has chosen. No case of an earlier schema has such lines. */
export const yardsticksMigration: Migration = {
  version: 16,
  name: 'yardsticks',
  sql: `
create table yardstick_choice (
  "key" text not null primary key,
  "seq" integer not null,
  "wording" text,
  "reason" text,
  "at" text,
  "actor" text
) strict, without rowid;
create table yardstick_confirmation (
  "key" text not null primary key,
  "seq" integer not null,
  "hypothesis" text,
  "probability" text,
  "term" text,
  "reason" text,
  "at" text,
  "actor" text
) strict, without rowid;
`,
};
