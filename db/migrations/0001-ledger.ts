import type { Migration } from './migration.ts';

/**
 * The primary stores. Triggers stop mistakes; the signed checkpoints stop people. The guard before each insert also
 * refuses REPLACE, whose delete would otherwise come silently.
 */
export const ledgerMigration: Migration = {
  version: 1,
  name: 'ledger',
  sql: `
create table ledger_line (
  seq integer primary key check (seq >= 0),
  text text not null
) strict;
create table disclosure (
  seq integer not null references ledger_line (seq),
  position integer not null,
  text text not null,
  primary key (seq, position)
) strict, without rowid;
create table attestation (
  id integer primary key,
  kind text not null check (kind in ('checkpoint', 'frozen', 'closed')),
  size integer not null,
  text text not null,
  added_at text not null
) strict;
create table setting (
  name text primary key,
  value text not null
) strict, without rowid;
-- Where the ledger ends. Follows from ledger_line; kept so that appending needs no reading back.
create table ledger_head (
  id integer primary key check (id = 1),
  log text not null,
  size integer not null,
  last_hash text not null,
  merkle text not null
) strict;

create trigger ledger_line_insert before insert on ledger_line
when new.seq is not (select coalesce(max(seq), -1) + 1 from ledger_line)
begin select raise(abort, 'ledger: lines are appended in order'); end;
create trigger ledger_line_update before update on ledger_line
begin select raise(abort, 'ledger: lines are never changed'); end;
create trigger ledger_line_delete before delete on ledger_line
begin select raise(abort, 'ledger: lines are never removed'); end;

create trigger disclosure_insert before insert on disclosure
when new.seq is not (select max(seq) from ledger_line)
  or new.seq < (select size from ledger_head)
  or new.position is not (select coalesce(max(position), -1) + 1 from disclosure where seq = new.seq)
begin select raise(abort, 'ledger: disclosures are appended with their line'); end;
create trigger disclosure_update before update on disclosure
begin select raise(abort, 'ledger: disclosures are never changed'); end;
create trigger disclosure_delete before delete on disclosure
begin select raise(abort, 'ledger: disclosures are never removed'); end;

-- The head is written last, so it closes its line to further disclosures; it only ever moves on.
create trigger ledger_head_insert before insert on ledger_head
when new.size is not (select max(seq) + 1 from ledger_line) or new.size <= (select size from ledger_head)
begin select raise(abort, 'ledger: the head follows the last line'); end;
create trigger ledger_head_update before update on ledger_head
when new.id is not old.id or new.size <= old.size or new.size is not (select max(seq) + 1 from ledger_line)
begin select raise(abort, 'ledger: the head only moves on'); end;
create trigger ledger_head_delete before delete on ledger_head
begin select raise(abort, 'ledger: the head is never removed'); end;

create trigger attestation_insert before insert on attestation
when new.id is not (select coalesce(max(id), 0) + 1 from attestation)
begin select raise(abort, 'attestations are appended in order'); end;
create trigger attestation_update before update on attestation
begin select raise(abort, 'attestations are never changed'); end;
create trigger attestation_delete before delete on attestation
begin select raise(abort, 'attestations are never removed'); end;
`,
};
