import { csvRow } from '../base/csv-row.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { markWord } from './case-mark.ts';
import type { CaseTables } from './case-tables.ts';

const itemColumns = ['exhibit', 'key', 'title', 'kind', 'reliability', 'credibility', 'custody'] as const;

/**
 * The matrix for spreadsheets: one row an item, one column a hypothesis of any level, both in the order in which they came
 * in. A cell is empty where nobody rated and where the rating is withheld; which of the two is in the lossless form beside it.
 */
export const matrixToCsv = (tables: Pick<CaseTables, 'rows' | 'get'>): string => {
  const hypotheses = inOrder(tables.rows('hypothesis'));
  const ratings = new Map(tables.rows('rating').map((row) => [row.key, row.rating]));
  const mark = markOf(tables);
  const head = [
    ...(mark === '' ? [] : ['caseMark']),
    ...itemColumns,
    ...hypotheses.map(({ key, level, statement }) =>
      [`L${level ?? '?'}`, key, statement ?? '(withheld)'].filter((part) => part !== '').join(' '),
    ),
  ];
  const rows = inOrder(tables.rows('evidence')).map((item) => [
    ...(mark === '' ? [] : [mark]),
    ...itemColumns.map((column) => item[column] ?? ''),
    ...hypotheses.map(({ key }) => ratings.get(`${item.key}/${key}`) ?? ''),
  ]);
  return [head, ...rows].map(csvRow).join('');
};

/** One JSON object a line: hypotheses, then items, then cells, with every column as it is; null: withheld, or not recorded. */
export const matrixToNdjson = (tables: Pick<CaseTables, 'rows' | 'get'>): string =>
  (['hypothesis', 'evidence', 'rating'] as const)
    .flatMap((table) =>
      inOrder<{ readonly seq: number }>(tables.rows(table)).map((row) => ({ ...row, table, ...markMember(tables) })),
    )
    .map((row) => `${canonicalJson(row)}\n`)
    .join('');

const markOf = (tables: Pick<CaseTables, 'get'>): string => markWord(tables.get('case_file', 'case')?.mark ?? null);
const markMember = (tables: Pick<CaseTables, 'get'>): { readonly caseMark?: string } =>
  markOf(tables) === '' ? {} : { caseMark: markOf(tables) };

const inOrder = <Row extends { readonly seq: number }>(rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((left, right) => left.seq - right.seq);
