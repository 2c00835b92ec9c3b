import type { Migration } from './migration.ts';

/** The projection of imports: which files the derived index, a database of its own, should hold the records of. */
export const importsMigration: Migration = {
  version: 7,
  name: 'imports',
  sql: `
create table import_record (
  "key" text not null primary key,
  "seq" integer not null,
  "item" text,
  "format" text,
  "version" integer,
  "columns" text,
  "clockOffsetSeconds" integer,
  "records" integer,
  "marks" integer,
  "sha256" text,
  "at" text,
  "actor" text,
  "undoneSeq" integer
) strict, without rowid;
create index import_record_item on import_record ("item");
`,
};
