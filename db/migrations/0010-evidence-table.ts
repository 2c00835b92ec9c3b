import type { Migration } from './migration.ts';

/**
 * The table of evidence by columns: exhibits in the order that people count in; wide indexes, which hold whatever may be
 * filtered by beside their own column; and of the texts each run of three characters. `natural_order` is a function of
 * the program, at hand while it migrates; afterwards each row brings its own text.
 */
export const evidenceTableMigration: Migration = {
  version: 10,
  name: 'evidence-table',
  sql: `
alter table evidence add column "exhibitOrder" text;
update evidence set "exhibitOrder" = natural_order(exhibit);
drop index evidence_by_exhibit;
create index evidence_by_exhibit on evidence ("exhibitOrder", seq, kind, reliability, custody, tlp, source);
drop index evidence_by_forgeability;
drop index evidence_by_size;
drop index evidence_by_time;
create index evidence_by_credibility on evidence (credibility, seq, kind, reliability, custody, tlp, source, forgeability, "evidenceClass", size, "addedAt", "collectedAt");
create index evidence_by_class on evidence ("evidenceClass", seq, kind, reliability, custody, tlp, source, credibility, forgeability, size, "addedAt", "collectedAt");
create index evidence_by_forgeability on evidence (forgeability, seq, kind, reliability, custody, tlp, source, credibility, "evidenceClass", size, "addedAt", "collectedAt");
create index evidence_by_size on evidence (size, seq, kind, reliability, custody, tlp, source, credibility, forgeability, "evidenceClass", "addedAt", "collectedAt");
create index evidence_by_time on evidence ("addedAt", seq, kind, reliability, custody, tlp, source, credibility, forgeability, "evidenceClass", size, "collectedAt");
create index evidence_by_collected on evidence ("collectedAt", seq, kind, reliability, custody, tlp, source, credibility, forgeability, "evidenceClass", size, "addedAt");
create virtual table evidence_text using fts5(body, content='', contentless_delete=1, tokenize='trigram', detail=none);
insert into evidence_text (rowid, body)
  select seq, replace(coalesce(exhibit, '') || char(10) || coalesce(title, '') || char(10) || coalesce(name, '')
    || char(10) || coalesce(description, ''), char(0), char(65533)) from evidence;
`,
};
