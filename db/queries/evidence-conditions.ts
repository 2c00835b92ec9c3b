import { unstatedClass, type EvidenceFilter } from '../../shared/domain/evidence-filter.ts';

/** A filter whose known hashes were looked up: only these items, or with `isWithout` all but these; null: whichever. */
export type ListedFilter = Omit<EvidenceFilter, 'known'> & {
  readonly among?: { readonly keys: readonly string[]; readonly isWithout: boolean } | null | undefined;
};

/** A filter of the table of evidence as SQL over the columns of `evidence`. */
export type Condition = { readonly sql: string; readonly values: readonly (string | number)[] };
export type FilterPlan = {
  /** Every part, each row judged by itself. */
  readonly judged: Condition;
  /** The same for finding and counting: by an index that holds all that is asked for, or by the texts' own index. */
  readonly found: { readonly from: string; readonly condition: Condition };
  /** Up to so many matches are looked up and sorted; among more, walking an index finds a page sooner. */
  readonly fewMax: number;
  /** Each match costs a look at its row, as a text does. */
  readonly isByRow: boolean;
};

// Where the sorting index holds all that is filtered by, a walk is cheap; else it costs a look at each row on the way.
const fewOfCovered = 2000;
const fewOfOthers = 10_000;

export const planFilter = (filter: ListedFilter): FilterPlan => {
  const outer = outerConditions(filter).filter(({ condition }) => condition.sql !== '');
  const texts = textConditions(filter);
  const parts = [...coveredConditions(filter), ...outer.map(({ condition }) => condition), ...texts];
  const judged = join(parts);
  const candidates = textCandidates(filter);
  const isByRow = texts.length > 0;
  const fewMax = outer.length === 0 && !isByRow ? fewOfCovered : fewOfOthers;
  if (candidates !== undefined) {
    const condition = join([candidates, ...parts]);
    return { judged, found: { from: 'evidence indexed by evidence_seq', condition }, fewMax, isByRow };
  }
  // SQLite without statistics would take any list of words for rarer than any range, and look at each of its rows.
  const [widest] = outer;
  const from = widest === undefined || isByRow ? 'evidence' : `evidence indexed by ${widest.index}`;
  return { judged, found: { from, condition: judged }, fewMax, isByRow };
};

export const where = ({ sql }: Condition): string => (sql === '' ? '' : ` where ${sql}`);

const join = (conditions: readonly Condition[]): Condition => {
  const parts = conditions.filter(({ sql }) => sql !== '');
  return { sql: parts.map(({ sql }) => sql).join(' and '), values: parts.flatMap(({ values }) => values) };
};

/** Columns that every index of the table holds. */
const coveredConditions = (filter: ListedFilter): readonly Condition[] => [
  oneOf('kind', filter.kinds),
  oneOf('reliability', filter.reliabilities),
  oneOf('custody', filter.custody),
  oneOf('tlp', filter.tlp),
  oneOf('source', filter.sources),
  amongKeys(filter.among),
  lookedAt(filter.triage),
];

/** Most items have no mark; each look at one goes by its key, which every index holds. */
const lookedAt = (states: readonly string[]): Condition =>
  oneOf(`coalesce((select triage from mark where mark.key = evidence.key), 'not_looked_at')`, states);

/** Every index holds the key. */
const amongKeys = (wanted: ListedFilter['among']): Condition =>
  wanted === undefined || wanted === null
    ? { sql: '', values: [] }
    : {
        sql: `key${wanted.isWithout ? ' not' : ''} in (select value from json_each(?))`,
        values: [JSON.stringify(wanted.keys)],
      };

/** Columns that only the wide indexes hold; each with the one that begins with it. */
const outerConditions = (
  filter: ListedFilter,
): readonly { readonly index: string; readonly condition: Condition }[] => [
  { index: 'evidence_by_credibility', condition: oneOf('credibility', filter.credibilities) },
  { index: 'evidence_by_class', condition: ofClass(filter.classes) },
  { index: 'evidence_by_forgeability', condition: oneOf('forgeability', filter.forgeabilities) },
  { index: 'evidence_by_size', condition: between('size', filter.sizeFrom, filter.sizeTo) },
  { index: 'evidence_by_time', condition: between('"addedAt"', filter.addedFrom, filter.addedTo) },
  { index: 'evidence_by_collected', condition: between('"collectedAt"', filter.collectedFrom, filter.collectedTo) },
];

const textConditions = (filter: ListedFilter): readonly Condition[] =>
  [
    either([
      ...['exhibit', 'title', 'name', 'description'].map((column) => holding(column, filter.text)),
      startingWith('sha256', filter.text),
    ]),
    holding('exhibit', filter.exhibit),
    holding(`(case when title = '' then name else title end)`, filter.title),
    holding('name', filter.name),
    startingWith('sha256', filter.sha256),
  ].filter(({ sql }) => sql !== '');

/**
 * Which lines can hold the texts, by their runs of three characters; undefined where no text has three. The index knows
 * no more than the runs, so what it finds is judged again by the conditions themselves.
 */
const textCandidates = ({ text, exhibit, title, name }: ListedFilter): Condition | undefined => {
  const inAll = [exhibit, title, name].flatMap(runsOfThree);
  const runs = runsOfThree(text);
  if (inAll.length === 0 && runs.length === 0) return undefined;
  if (runs.length === 0 || !mayBeHash(text)) return matching([...inAll, ...runs]);
  const byHash = startingWith('sha256', text);
  const byText: Condition = {
    sql: `seq in (select rowid from evidence_text where evidence_text match ? union select seq from evidence where ${byHash.sql})`,
    values: [toQuery(runs), ...byHash.values],
  };
  return inAll.length === 0 ? byText : join([byText, matching(inAll)]);
};

const matching = (runs: readonly string[]): Condition => ({
  sql: 'seq in (select rowid from evidence_text where evidence_text match ?)',
  values: [toQuery(runs)],
});

const toQuery = (runs: readonly string[]): string =>
  [...new Set(runs)].map((run) => `"${run.replaceAll('"', '""')}"`).join(' AND ');

const runsOfThree = (text: string): readonly string[] => {
  // The index ends at NUL, and so would the query.
  const characters = text.includes('\0') ? [] : Array.from(text);
  return characters.slice(2).map((_, at) => characters.slice(at, at + 3).join(''));
};

const mayBeHash = (text: string): boolean => /^[0-9a-f]{1,64}$/iu.test(text);

const oneOf = (column: string, allowed: readonly string[]): Condition =>
  allowed.length === 0
    ? { sql: '', values: [] }
    : { sql: `${column} in (${allowed.map(() => '?').join(', ')})`, values: allowed };

const ofClass = (classes: readonly string[]): Condition => {
  const named = classes.filter((one) => one !== unstatedClass);
  const unstated = { sql: named.length === classes.length ? '' : '"evidenceClass" is null', values: [] };
  return either([oneOf('"evidenceClass"', named), unstated]);
};

const between = (column: string, from: string | number | null, to: string | number | null): Condition =>
  join([
    from === null ? { sql: '', values: [] } : { sql: `${column} >= ?`, values: [from] },
    to === null ? { sql: '', values: [] } : { sql: `${column} <= ?`, values: [to] },
  ]);

const either = (conditions: readonly Condition[]): Condition => {
  const parts = conditions.filter(({ sql }) => sql !== '');
  return {
    sql: parts.length === 0 ? '' : `(${parts.map(({ sql }) => sql).join(' or ')})`,
    values: parts.flatMap(({ values }) => values),
  };
};

/** LIKE folds the case of ASCII letters; what it takes for wildcards is escaped. */
const holding = (column: string, text: string): Condition =>
  text === ''
    ? { sql: '', values: [] }
    : {
        sql: String.raw`${column} like ? escape '\'`,
        values: [`%${text.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`],
      };

/** Hashes are kept in small letters; `g` comes after the last of their digits. */
const startingWith = (column: string, text: string): Condition => {
  if (text === '') return { sql: '', values: [] };
  if (!mayBeHash(text)) return { sql: 'false', values: [] };
  const start = text.toLowerCase();
  return { sql: `(${column} >= ? and ${column} < ?)`, values: [start, `${start}g`] };
};
