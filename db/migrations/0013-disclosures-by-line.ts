import type { Migration } from './migration.ts';

/**
 * The disclosures of a line in one row, in bundle order, with an LF between them: a row of its own for each made an intake
 * of many small files slow. None holds an LF, being base64url. An index of SHA-256 that another one covers goes.
 */
export const disclosuresByLineMigration: Migration = {
  version: 13,
  name: 'disclosures by line',
  sql: `
create table disclosure_by_line (
  seq integer primary key check (seq >= 0) references ledger_line (seq),
  text text not null
) strict;
insert into disclosure_by_line (seq, text)
  select seq, group_concat(text, char(10) order by position) from disclosure group by seq order by seq;
drop table disclosure;
alter table disclosure_by_line rename to disclosure;

create trigger disclosure_insert before insert on disclosure
when new.seq is not (select max(seq) from ledger_line)
  or new.seq < (select size from ledger_head)
  or exists (select 1 from disclosure where seq = new.seq)
begin select raise(abort, 'ledger: disclosures are appended with their line'); end;
create trigger disclosure_update before update on disclosure
begin select raise(abort, 'ledger: disclosures are never changed'); end;
create trigger disclosure_delete before delete on disclosure
begin select raise(abort, 'ledger: disclosures are never removed'); end;

drop index evidence_sha256;
`,
};
