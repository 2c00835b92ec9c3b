import { gradeSchema } from '../ledger/field-schemas.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import type { CaseTables } from './case-tables.ts';
import { readFields } from './line-fields.ts';

/** Something that a release may rest on and that was corrected. */
export type Correction = {
  readonly line: number;
  /** Number of the line that is corrected: releases that end before it do not rest on it. */
  readonly since: number;
  readonly what: 'grade' | 'description' | 'custody' | 'line';
  /** Identifier and exhibit number of the item; null where a line is corrected. */
  readonly item: string | null;
  readonly exhibit: string | null;
  readonly reason: string | null;
};

/** What the line corrects; undefined where no rating rests on it. `rated`: identifiers of the items that are rated. */
export const correctionOf = (
  line: RevealedLine,
  tables: CaseTables,
  rated: ReadonlySet<string>,
): Correction | undefined => {
  const fields = readFields(line);
  const reason = fields.text('reason');
  if (line.type === 'correction') {
    const since = fields.number('corrects');
    return since === null ? undefined : { line: line.seq, since, what: 'line', item: null, exhibit: null, reason };
  }
  const id = fields.string(line.type === 'custody.grade' ? 'item' : 'id');
  const item = tables.get('evidence', id ?? '');
  if (item === undefined || !rated.has(item.key)) return undefined;
  const what =
    line.type === 'custody.grade'
      ? 'custody'
      : fields.value('grade', gradeSchema.nullable()) === null
        ? 'description'
        : 'grade';
  return { line: line.seq, since: item.seq, what, item: item.key, exhibit: item.exhibit, reason };
};
