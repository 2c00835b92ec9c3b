import type { Migration } from './migration.ts';

/**
 * What events say beside who and when, and the grade that follows from the chain. Until such a line is written, what
 * was stated is what counts; columns of lines of the first version stay null, as a replay leaves them.
 */
export const custodyMigration: Migration = {
  version: 5,
  name: 'custody',
  sql: `
alter table evidence add column "custodyStated" text;
update evidence set "custodyStated" = custody;
alter table custody add column "happened" text;
alter table custody add column "role" text;
alter table custody add column "condition" text;
alter table custody add column "tracking" text;
alter table custody add column "toolName" text;
alter table custody add column "toolVersion" text;
alter table custody add column "hashStored" text;
alter table custody add column "corrects" integer;
create table custody_grade (
  "key" text not null primary key,
  "seq" integer not null,
  "grade" text,
  "reason" text,
  "rests" text
) strict, without rowid;
`,
};
