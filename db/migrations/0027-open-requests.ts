import type { Migration } from './migration.ts';

/** Asked at every line, and nearly never is there one: without an index, a ledger of many requests takes the square of their number. */
export const openRequestsMigration: Migration = {
  version: 27,
  name: 'open requests',
  sql: `
create index request_open on request (key) where state = 'open';
`,
};
