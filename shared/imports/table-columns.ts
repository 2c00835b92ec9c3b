import { err, ok, type Failure, type Result } from '../base/result.ts';
import type { ImportOptions, RecordTime } from './importer.ts';
import { readRecordTime } from './record-time.ts';

/** Which column gives which part of a record. With `date` the time is in two columns: day and time of day. */
export type ColumnPart = 'time' | 'date' | 'title' | 'type' | 'key';
export type Columns = Readonly<Partial<Record<ColumnPart, string>>>;

const parts: readonly ColumnPart[] = ['time', 'date', 'title', 'type', 'key'];

/** Names that tables and logs in JSON give these columns, the likeliest first; compared without regard to case. */
const knownNames: Readonly<Record<ColumnPart, readonly string[]>> = {
  time: [
    'datetime',
    'date_time',
    'timestamp',
    '@timestamp',
    'utctime',
    'timecreated',
    'event_time',
    'eventtime',
    'time_created',
    'time',
    'ts',
    'created',
    'created_at',
    'first_seen',
    'date',
  ],
  date: [],
  title: ['message', 'title', 'name', 'summary', 'event', 'description', 'short', 'desc', 'msg', 'value'],
  // A row is a row unless somebody says that a column tells rows apart.
  type: [],
  key: ['id', 'uuid', 'guid'],
};

/** The columns by name, chosen where somebody chose, else recognised. A chosen one that is not there is a failure. */
export const chooseColumns = (names: readonly string[], options: ImportOptions): Result<Columns> => {
  const chosen = options.columns ?? {};
  const columns: Partial<Record<ColumnPart, string>> = {};
  for (const part of Object.keys(chosen)) {
    if (!parts.some((known) => known === part)) return err(badColumns(`a record has no part ${part}`));
  }
  for (const part of parts) {
    const name = chosen[part];
    if (name !== undefined && !names.includes(name)) {
      return err(badColumns(`the table has no column ${name}; it has ${names.slice(0, 30).join(', ')}`));
    }
    const column = name ?? recogniseColumn(names, knownNames[part]);
    if (column !== undefined) columns[part] = column;
  }
  const date = chosen.time === undefined && chosen.date === undefined ? twoColumnTime(names, columns.time) : undefined;
  return ok(date === undefined ? columns : { ...columns, ...date });
};

const recogniseColumn = (names: readonly string[], known: readonly string[]): string | undefined => {
  for (const wanted of known) {
    const found = names.find((name) => name.trim().toLowerCase() === wanted);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** `date` and `time` side by side, where no column holds both. */
const twoColumnTime = (names: readonly string[], time: string | undefined): Columns | undefined => {
  const word = time?.trim().toLowerCase();
  if (word !== 'time' && word !== 'date') return undefined;
  const date = recogniseColumn(names, ['date']);
  const ofDay = recogniseColumn(names, ['time']);
  return date === undefined || ofDay === undefined ? undefined : { date, time: ofDay };
};

export const badColumns = (why: string): Failure => ({
  code: 'BAD_COLUMNS',
  message: `The columns do not fit: ${why}; nothing of the file was imported.`,
  hint: 'Name columns as the first row of the file has them.',
});

/** The time of a row by its cells; null where it has none. */
export const readRowTime = (
  columns: Columns,
  cellOf: (name: string) => string | undefined,
  clockOffsetSeconds: number,
): RecordTime | null => {
  const time = columns.time === undefined ? '' : (cellOf(columns.time) ?? '');
  const date = columns.date === undefined ? '' : (cellOf(columns.date) ?? '');
  const raw = [date, time].filter((part) => part.trim() !== '').join(' ');
  return raw === '' ? null : readRecordTime(raw, clockOffsetSeconds);
};
