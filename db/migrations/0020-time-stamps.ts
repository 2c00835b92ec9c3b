import type { Migration } from './migration.ts';

/**
 * Time stamps of outside authorities over checkpoints: attestations, and so primary and only ever added to. A table of
 * their own, because that of the checkpoints names its kinds, and a released migration is never edited.
 */
export const timeStampsMigration: Migration = {
  version: 20,
  name: 'time-stamps',
  sql: `
create table time_stamp (
  id integer primary key,
  size integer not null,
  query text not null,
  reply text not null,
  root text not null,
  added_at text not null
) strict;
create trigger time_stamp_insert before insert on time_stamp
when new.id is not (select coalesce(max(id), 0) + 1 from time_stamp)
begin select raise(abort, 'time stamps are appended in order'); end;
create trigger time_stamp_update before update on time_stamp
begin select raise(abort, 'time stamps are never changed'); end;
create trigger time_stamp_delete before delete on time_stamp
begin select raise(abort, 'time stamps are never removed'); end;
`,
};
