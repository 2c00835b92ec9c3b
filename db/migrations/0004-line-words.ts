import type { Migration } from './migration.ts';

/**
 * What each line says in words, with identifiers in the place of names: names change, lines do not. Only searched in;
 * what is shown comes from the line itself. Lines from before this table have no row until the next rebuild.
 */
export const lineWordsMigration: Migration = {
  version: 4,
  name: 'line words',
  sql: `
create table line_words (
  seq integer primary key,
  words text not null
) strict;
`,
};
