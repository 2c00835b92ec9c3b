import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { CaseRows, CaseTables } from '../../shared/domain/case-tables.ts';

type Named =
  | 'evidence'
  | 'hypothesis'
  | 'source'
  | 'origin_group'
  | 'request'
  | 'assumption'
  | 'finding'
  | 'link'
  | 'comment'
  | 'register_entry'
  | 'judgement'
  | 'name_claim'
  | 'sentence'
  | 'remediation'
  | 'asset'
  | 'redress_claim'
  | 'inject';

const words: Readonly<Record<Named, string>> = {
  evidence: 'item of evidence',
  hypothesis: 'hypothesis',
  source: 'source',
  origin_group: 'group',
  request: 'request',
  assumption: 'assumption',
  finding: 'finding',
  link: 'link',
  comment: 'comment',
  register_entry: 'entry of a register',
  judgement: 'judgement',
  name_claim: 'claim of a name',
  sentence: 'sentence',
  remediation: 'task of remediation',
  asset: 'entry of the register of services',
  redress_claim: 'claim for redress',
  inject: 'inject',
};

/** A row by its identifier or any unique beginning of it; evidence also by its exhibit number, a source by its name. */
export const findRow = <T extends Named>(
  tables: CaseTables,
  table: T,
  reference: string,
): Result<CaseRows[T], Failure> => {
  const exact = tables.get(table, reference);
  if (exact !== undefined) return ok(exact);
  const rows = tables.rows(table);
  const called = rows.filter((row) => nameOf(row) === reference);
  const found = called.length > 0 ? called : rows.filter(({ key }) => key.startsWith(reference));
  const [only] = found;
  if (found.length === 1 && only !== undefined) return ok(only);
  return err({
    code: found.length === 0 ? 'NOT_FOUND' : 'AMBIGUOUS',
    message:
      found.length === 0
        ? `There is no ${words[table]} ${reference} in the case.`
        : `${reference} stands for ${found.length} of them: it is no unique ${words[table]}.`,
    hint: hints[table] ?? 'Give the identifier, or enough of its beginning; the list shows it.',
    at: reference,
  });
};

/** By what people call it; a title, a label or a statement is none, since those are changed. */
const nameOf = (row: CaseRows[Named]): string | null => {
  if ('exhibit' in row) return row.exhibit;
  return 'descriptor' in row ? row.name : null;
};

const hints: Readonly<Partial<Record<Named, string>>> = {
  evidence: 'Give the identifier, enough of its beginning, or the exhibit number; the table of evidence shows them.',
  source: 'Give the identifier, enough of its beginning, or the name; the list of sources shows them.',
};
