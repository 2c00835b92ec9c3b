import type { Statement } from 'better-sqlite3';
import type { Column, EvidenceRow } from '../shared/domain/case-tables.ts';
import type { CaseDatabase } from './open-database.ts';

type Texts = Pick<EvidenceRow, 'seq' | 'exhibit' | 'title' | 'name' | 'description'>;

type Statements = {
  readonly find: Statement<[string], Texts>;
  readonly add: Statement;
  readonly remove: Statement;
};

/** Keeps the index of texts in step with the rows of evidence, by the number of each item's line. */
export const createEvidenceText = (db: CaseDatabase) => {
  let prepared: Statements | undefined;
  // Nothing is prepared for a case that is only read.
  const statements = (): Statements => {
    prepared ??= {
      find: db.prepare('select seq, exhibit, title, name, description from evidence where key = ?'),
      add: db.prepare('insert into evidence_text (rowid, body) values (?, ?)'),
      remove: db.prepare('delete from evidence_text where rowid = ?'),
    };
    return prepared;
  };
  const remove = (key: string): void => {
    const { find, remove: removeText } = statements();
    const before = find.get(key);
    if (before !== undefined) removeText.run(before.seq);
  };
  return {
    put: (key: string, row: Readonly<Record<string, Column>>): void => {
      const { find, add, remove: removeText } = statements();
      const before = find.get(key);
      if (before !== undefined && before.seq === row['seq'] && bodyOf({ ...before }) === bodyOf(row)) return;
      if (before !== undefined) removeText.run(before.seq);
      add.run(row['seq'], bodyOf(row));
    },
    remove,
  };
};

/** The same as in migration 10. The index would end at NUL. */
const bodyOf = ({ exhibit, title, name, description }: Readonly<Record<string, Column>>): string =>
  [exhibit, title, name, description]
    .map((text) => text ?? '')
    .join('\n')
    .replaceAll('\0', '\u{FFFD}');
