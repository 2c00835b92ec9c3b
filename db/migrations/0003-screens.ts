import type { Migration } from './migration.ts';

/**
 * What the screens read by. Each index of the table of evidence begins with what is sorted by and holds what is filtered
 * by, so that a page is found without touching a row. Ties are broken by the line, not by the random key: new rows then
 * go to the end of their group, which keeps an intake quick.
 */
export const screensMigration: Migration = {
  version: 3,
  name: 'screens',
  sql: `
create index evidence_by_exhibit on evidence (exhibit, seq, kind, reliability, custody, tlp, source);
create index evidence_by_title on evidence (title, seq, kind, reliability, custody, tlp, source);
create index evidence_by_kind on evidence (kind, seq, reliability, custody, tlp, source);
create index evidence_by_grade on evidence (reliability, credibility, seq, kind, custody, tlp, source);
create index evidence_by_custody on evidence (custody, seq, kind, reliability, tlp, source);
create index evidence_by_forgeability on evidence (forgeability, seq, kind, reliability, custody, tlp, source);
create index evidence_by_source on evidence (source, seq, kind, reliability, custody, tlp);
create index evidence_by_size on evidence (size, seq, kind, reliability, custody, tlp, source);
create index evidence_by_time on evidence ("addedAt", seq, kind, reliability, custody, tlp, source);
create index evidence_by_tlp on evidence (tlp, seq, kind, reliability, custody, source);
create index evidence_by_facets on evidence (kind, reliability, custody, tlp, seq, source);
create index evidence_by_group on evidence ("originGroup") where "originGroup" is not null;
create index line_index_seq on line_index (seq);
create index line_index_type on line_index (type, seq);
create index line_index_actor on line_index (actor, seq);
`,
};
