import type { Migration } from './migration.ts';

/** What answers the rules of export, and who tests an assumption. No case of an earlier schema has such lines. */
export const lintAnswersMigration: Migration = {
  version: 19,
  name: 'lint-answers',
  sql: `
create table lint_justification (
  "key" text not null primary key,
  "seq" integer not null,
  "rule" text,
  "findings" text,
  "reason" text,
  "at" text,
  "actor" text
) strict, without rowid;
create table assumption_examination (
  "key" text not null primary key,
  "seq" integer not null,
  "owner" text,
  "consequence" text,
  "test" text,
  "at" text,
  "actor" text
) strict, without rowid;
`,
};
