import type { Migration } from './migration.ts';

/** Findings, links, marks and comments, column by column as in shared/domain/finding-tables.ts. */
export const findingsMigration: Migration = {
  version: 8,
  name: 'findings',
  sql: `
create table finding (
  "key" text not null primary key,
  "seq" integer not null,
  "latestSeq" integer not null,
  "item" text,
  "statement" text,
  "place" text,
  "bytesFrom" integer,
  "bytesTo" integer,
  "sha256" text,
  "quote" text,
  "quoteForm" text,
  "quoteIsWhole" integer,
  "record" text,
  "tlp" text,
  "at" text,
  "actor" text,
  "withdrawnSeq" integer,
  "withdrawnReason" text
) strict, without rowid;
create table link (
  "key" text not null primary key,
  "seq" integer not null,
  "fromKey" text,
  "fromItem" text,
  "fromFinding" text,
  "fromRecord" text,
  "toKey" text,
  "toItem" text,
  "toFinding" text,
  "toRecord" text,
  "kind" text,
  "words" text,
  "isDirected" integer,
  "certainty" text,
  "reason" text,
  "tlp" text,
  "at" text,
  "actor" text,
  "withdrawnSeq" integer,
  "withdrawnReason" text
) strict, without rowid;
create table mark (
  "key" text not null primary key,
  "seq" integer not null,
  "item" text not null,
  "finding" text,
  "record" text,
  "stars" text not null,
  "tags" text not null,
  "triage" text,
  "triageBy" text,
  "triageAt" text
) strict, without rowid;
create table comment (
  "key" text not null primary key,
  "seq" integer not null,
  "subject" text,
  "item" text,
  "finding" text,
  "record" text,
  "text" text,
  "tlp" text,
  "at" text,
  "actor" text,
  "withdrawnSeq" integer,
  "withdrawnReason" text
) strict, without rowid;
create index finding_seq on finding (seq);
create index finding_item on finding (item, seq);
create index link_from on link ("fromKey");
create index link_to on link ("toKey");
create index mark_item on mark (item);
create index comment_subject on comment (subject, seq);
`,
};
