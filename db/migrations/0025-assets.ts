import type { Migration } from './migration.ts';

/** The register of assets and services. No case of an earlier schema has such lines. */
export const assetsMigration: Migration = {
  version: 25,
  name: 'assets',
  sql: `
create table asset (
  "key" text not null primary key,
  "seq" integer not null,
  "kind" text,
  "name" text,
  "operator" text,
  "location" text,
  "sectors" text,
  "criticality" integer,
  "vulnerable" integer,
  "people" text,
  "state" text,
  "cites" text,
  "note" text
) strict, without rowid;

create table dependency (
  "key" text not null primary key,
  "seq" integer not null,
  "asset" text not null,
  "needs" text not null,
  "backupMinutes" integer,
  "statement" text,
  "cites" text
) strict, without rowid;
`,
};
