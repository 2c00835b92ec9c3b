import type { Migration } from './migration.ts';

/** What is done for whoever was harmed, by the operation or by the answer to it. No case of an earlier schema has such lines. */
export const redressMigration: Migration = {
  version: 24,
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
create table redress_claim (
  "key" text not null primary key,
  "seq" integer not null,
  "on" text,
  "claimant" text,
  "ground" text,
  "release" integer,
  "measure" text,
  "hypothesis" text,
  "acknowledgeBy" text,
  "decideBy" text,
  "profile" text,
  "name" text,
  "words" text,
  "cites" text,
  "at" text,
  "actor" text
) strict, without rowid;
create table redress_event (
  "key" text not null primary key,
  "seq" integer not null,
  "claim" text,
  "kind" text not null,
  "on" text,
  "outcome" text,
  "remedies" text,
  "releases" text,
  "measures" text,
  "remedy" text,
  "line" integer,
  "run" text,
  "person" text,
  "said" text,
  "change" text,
  "cites" text,
  "at" text,
  "actor" text
) strict, without rowid;
`,
};
