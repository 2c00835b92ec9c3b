import { counted } from '../../shared/base/counted.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import { parsePlace } from '../../shared/domain/excerpt-anchor.ts';
import type { Answer } from '../answer.ts';
import { formatTable } from '../output.ts';
import type { Shell } from '../shell.ts';
import type { ShowRequest } from './request.ts';

type Page = Output<'evidence.table'>;
type Row = Page['rows'][number];

const pageRows = 200;
const cellCharacters = 60;

/** Rows of a table, with what is odd about them. */
export const showTable = async (
  shell: Shell,
  { folder, evidence, from, limit, place }: ShowRequest,
): Promise<Result<Answer>> => {
  const start = place === undefined ? ok({ row: from, column: 1 }) : cellOf(place);
  if (!start.ok) return start;
  const { row: first, column } = start.value;
  const rows: Row[] = [];
  let last: Page | undefined;
  while (rows.length < limit) {
    const next = first + rows.length;
    const count = Math.min(pageRows, limit - rows.length);
    const page = await shell.call('evidence.table', { folder, evidence, from: next, count, column, columns: 100 });
    if (!page.ok) return page;
    last = page.value;
    rows.push(...last.rows);
    if (last.isWhole && (last.rows.length === 0 || next + last.rows.length >= last.total)) break;
  }
  if (last === undefined) return err(noRows);
  const { delimiter, size, total, isWhole } = last;
  return ok({
    document: { form: 'table', delimiter, size, total, isWhole, from: first, rows },
    lines: [
      `${counted(total, 'row')} with the heading${isWhole ? '' : ' so far'}, parted by ${delimiter === '\t' ? 'tabs' : delimiter}`,
      ...formatTable(rows.map(describeRow)),
    ],
    caseFolder: folder,
  });
};

const describeRow = ({ row, cells, cellCount, isCut }: Row): readonly string[] => {
  const odd = [...new Set(cells.flatMap(({ marks }) => marks))];
  const more = cellCount > cells.length ? [`(${cellCount} cells)`] : [];
  return [
    String(row),
    ...cells.map(({ text }) => (text.length > cellCharacters ? `${text.slice(0, cellCharacters)}…` : text)),
    [...more, ...odd, ...(isCut ? ['cut'] : [])].join(', '),
  ];
};

const cellOf = (text: string): Result<{ readonly row: number; readonly column: number }> => {
  const place = parsePlace(text);
  if (!place.ok) return place;
  return place.value.kind === 'cell'
    ? ok(place.value)
    : err({ ...noRows, message: 'A place in a table is cell:ROW:COLUMN.' });
};

const noRows = { code: 'BAD_USAGE', message: 'No rows were asked for.', hint: 'See `plumbline show --help`.' } as const;
