import type { Migration } from './migration.ts';

/** The written assessment, sentence by sentence. No case of an earlier schema has such lines. */
export const sentencesMigration: Migration = {
  version: 17,
  name: 'sentences',
  sql: `
create table sentence (
  "key" text not null primary key,
  "seq" integer not null,
  "latestSeq" integer not null,
  "section" text,
  "kind" text,
  "form" text,
  "words" text,
  "tlp" text,
  "at" text,
  "actor" text,
  "removedSeq" integer,
  "removedReason" text
) strict, without rowid;
create table sentence_event (
  "key" text not null primary key,
  "seq" integer not null,
  "act" text not null,
  "sentence" text not null,
  "section" text,
  "before" text,
  "kind" text,
  "form" text,
  "words" text,
  "reason" text,
  "tlp" text,
  "at" text,
  "actor" text
) strict, without rowid;
create table sentence_order (
  "key" text not null primary key,
  "sentences" text not null
) strict, without rowid;
create table report_choice (
  "key" text not null primary key,
  "seq" integer not null,
  "template" text,
  "reader" text,
  "question" text,
  "at" text,
  "actor" text
) strict, without rowid;
`,
};
