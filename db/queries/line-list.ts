import type { LineRow } from '../../shared/domain/case-tables.ts';
import type { CaseDatabase } from '../open-database.ts';

export type LineFilter = {
  readonly types: readonly string[];
  readonly actors: readonly string[];
  /** Lines up to this number only. */
  readonly until?: number | undefined;
};
export type LineWindow = { readonly descending: boolean; readonly from: number; readonly count: number };

export const countLines = (db: CaseDatabase, filter: LineFilter): number => {
  const { sql, values } = conditionOf(filter);
  return (
    db
      .prepare<unknown[], number>(`select count(*) from line_index${sql}`)
      .pluck()
      .get(...values) ?? 0
  );
};

export const listLines = (
  db: CaseDatabase,
  filter: LineFilter,
  { descending, from, count }: LineWindow,
): readonly LineRow[] => {
  const { sql, values } = conditionOf(filter);
  return db
    .prepare<unknown[], LineRow>(
      `select * from line_index${sql} order by seq${descending ? ' desc' : ''} limit ? offset ?`,
    )
    .all(...values, count, from);
};

export type LineWords = {
  readonly seq: number;
  readonly type: string;
  readonly actor: string | null;
  /** With identifiers in the place of names; null for a line from before words were kept. */
  readonly words: string | null;
};

/** Every line that the filter lets through, with its words. */
export const listWords = (db: CaseDatabase, filter: LineFilter, descending: boolean): readonly LineWords[] => {
  const { sql, values } = conditionOf(filter);
  return db
    .prepare<unknown[], LineWords>(
      `select line.seq, line.type, line.actor, line_words.words
       from (select seq, type, actor from line_index${sql}) line left join line_words on line_words.seq = line.seq
       order by line.seq${descending ? ' desc' : ''}`,
    )
    .all(...values);
};

/** What occurs in the whole ledger, ascending. One step of the index for each, however many lines there are. */
export const listLineTypes = (db: CaseDatabase): readonly string[] => listDistinct(db, 'type');
export const listActors = (db: CaseDatabase): readonly string[] => listDistinct(db, 'actor');

const listDistinct = (db: CaseDatabase, column: 'type' | 'actor'): readonly string[] =>
  db
    .prepare<[], string>(
      `with recursive found (value) as (
         select min(${column}) from line_index
         union all
         select (select min(${column}) from line_index where ${column} > found.value) from found where found.value is not null
       )
       select value from found where value is not null order by value`,
    )
    .pluck()
    .all();

/** Nouns of the types of the lines from `since` on, ascending. */
export const listTopics = (db: CaseDatabase, since: number): readonly string[] =>
  since === 0
    ? [...new Set(listLineTypes(db).map(nounOf))].sort()
    : db
        .prepare<[number], string>('select distinct type from line_index where seq >= ?')
        .pluck()
        .all(since)
        .map(nounOf)
        .filter((noun, at, nouns) => nouns.indexOf(noun) === at)
        .sort();

const nounOf = (type: string): string => type.split('.')[0] ?? type;

const conditionOf = ({
  types,
  actors,
  until,
}: LineFilter): { readonly sql: string; readonly values: readonly (string | number)[] } => {
  const parts = [
    ...(types.length === 0 ? [] : [`type in (${types.map(() => '?').join(', ')})`]),
    ...(actors.length === 0 ? [] : [`actor in (${actors.map(() => '?').join(', ')})`]),
    ...(until === undefined ? [] : ['seq <= ?']),
  ];
  return {
    sql: parts.length === 0 ? '' : ` where ${parts.join(' and ')}`,
    values: [...types, ...actors, ...(until === undefined ? [] : [until])],
  };
};
