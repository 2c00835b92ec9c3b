import type { Migration } from './migration.ts';

/** What an intake asks for each batch: which contents are there already, and which exhibit number is the highest. */
export const intakeMigration: Migration = {
  version: 6,
  name: 'intake',
  sql: `
create index evidence_by_sha256 on evidence (sha256) where sha256 is not null;
create index evidence_by_exhibit_number on evidence (cast(substr(exhibit, 4) as integer))
  where exhibit glob 'EX-[0-9][0-9][0-9][0-9]*' and substr(exhibit, 4) not glob '*[^0-9]*' and length(exhibit) <= 12;
`,
};
