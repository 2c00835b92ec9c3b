import type { Migration } from './migration.ts';

/** How items came to be; and what an intake asks for each batch: which contents are there already, and which exhibit number is the highest. */
export const intakeMigration: Migration = {
  version: 6,
  name: 'intake',
  sql: `
create table acquisition (
  "key" text not null primary key,
  "seq" integer not null,
  "aiUse" text,
  "changes" text,
  "clock" text,
  "collector" text,
  "lineage" text,
  "mandate" text,
  "place" text,
  "privacy" text,
  "restriction" text,
  "tool" text,
  "vertex" text,
  "volatility" text
) strict, without rowid;
create index evidence_by_sha256 on evidence (sha256) where sha256 is not null;
create index evidence_by_exhibit_number on evidence (cast(substr(exhibit, 4) as integer))
  where exhibit glob 'EX-[0-9][0-9][0-9][0-9]*' and substr(exhibit, 4) not glob '*[^0-9]*' and length(exhibit) <= 12;
`,
};
