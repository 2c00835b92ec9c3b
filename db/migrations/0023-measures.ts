import type { Migration } from './migration.ts';

/** Lines about measures. No case of an earlier schema has such lines. */
export const measuresMigration: Migration = {
  version: 23,
  name: 'measures',
  sql: `
create table measure_event (
  "key" text not null primary key,
  "seq" integer not null,
  "measure" text,
  "kind" text not null,
  "day" text not null,
  "at" text,
  "actor" text,
  "codes" text,
  "words" text not null
) strict, without rowid;
`,
};
