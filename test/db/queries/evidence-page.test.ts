import { describe, expect, it } from 'vitest';
import { evidenceSorts } from '../../../shared/api/evidence-contract.ts';
import { noEvidenceFilter, type EvidenceFilter } from '../../../shared/domain/evidence-filter.ts';
import { naturalOrder } from '../../../shared/base/natural-order.ts';
import type { EvidenceRow } from '../../../shared/domain/case-tables.ts';
import type { CaseStore } from '../../../db/case-store.ts';
import {
  countMatches,
  findMatches,
  readEvidenceRows,
  readEvidenceState,
  readPageKeys,
  type EvidenceSort,
} from '../../../db/queries/evidence-page.ts';
import { rebuildProjections } from '../../../db/replay.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { append, openStore } from '../../support/case-database.ts';
import { draft, testId } from '../../support/drafts.ts';
import { evidenceRow } from '../../support/evidence-rows.ts';

const everything = noEvidenceFilter;

const fill = (rows: readonly EvidenceRow[]): CaseStore => {
  const store = openStore();
  store.db.transaction(() => {
    for (const row of rows) store.tables.put('evidence', row);
  })();
  return store;
};

const pageOf = (
  { db }: CaseStore,
  filter: Partial<EvidenceFilter> = {},
  window: Partial<Parameters<typeof readPageKeys>[3]> = {},
): readonly string[] => {
  const full = { ...everything, ...filter };
  return readPageKeys(db, full, findMatches(db, full), {
    sort: 'exhibit',
    descending: false,
    from: 0,
    count: 500,
    ...window,
  });
};
const numbersOf = (keys: readonly string[]): readonly number[] => keys.map((key) => Number(key.slice(3)));

const columnsOf: Readonly<Record<EvidenceSort, readonly (keyof EvidenceRow)[]>> = {
  exhibit: ['exhibit'],
  title: ['title'],
  kind: ['kind'],
  grade: ['reliability', 'credibility'],
  custody: ['custody'],
  forgeability: ['forgeability'],
  source: ['source'],
  size: ['size'],
  addedAt: ['addedAt'],
  collectedAt: ['collectedAt'],
  class: ['evidenceClass'],
  tlp: ['tlp'],
};

const orderOf = (column: keyof EvidenceRow, row: EvidenceRow): EvidenceRow[keyof EvidenceRow] => {
  const value = row[column];
  return column === 'exhibit' && typeof value === 'string' ? naturalOrder(value) : value;
};

/** The order that is promised, told by a plain sort: nothing last, ties by the line, everything else turned round. */
const sorted = (rows: readonly EvidenceRow[], sort: EvidenceSort, descending: boolean): readonly number[] =>
  rows
    .toSorted((left, right) => {
      for (const column of [...columnsOf[sort], 'seq'] as const) {
        const [a, b] = [orderOf(column, left), orderOf(column, right)];
        if (a === b) continue;
        if (a === null) return 1;
        if (b === null) return -1;
        return a < b === descending ? 1 : -1;
      }
      return 0;
    })
    .map(({ seq }) => seq);

/** What a filter promises, told row by row. */
const lets = (filter: EvidenceFilter, row: EvidenceRow): boolean => {
  const isIn = (list: readonly string[], value: string | null): boolean =>
    list.length === 0 || (value !== null && list.includes(value));
  const holds = (value: string | null, text: string): boolean =>
    text === '' || value?.toLowerCase().includes(text.toLowerCase()) === true;
  const isBetween = <T extends string | number>(value: T | null, from: T | null, to: T | null): boolean =>
    (from === null && to === null) ||
    (value !== null && (from === null || value >= from) && (to === null || value <= to));
  return (
    isIn(filter.kinds, row.kind) &&
    isIn(filter.reliabilities, row.reliability) &&
    isIn(filter.credibilities, row.credibility) &&
    isIn(filter.custody, row.custody) &&
    isIn(filter.forgeabilities, row.forgeability) &&
    isIn(filter.classes, row.evidenceClass ?? 'unstated') &&
    isIn(filter.tlp, row.tlp) &&
    isIn(filter.sources, row.source) &&
    holds(row.exhibit, filter.exhibit) &&
    holds(row.title, filter.title) &&
    isBetween(row.size, filter.sizeFrom, filter.sizeTo) &&
    isBetween(row.addedAt, filter.addedFrom, filter.addedTo) &&
    isBetween(row.collectedAt, filter.collectedFrom, filter.collectedTo) &&
    [row.exhibit, row.title].some((value) => holds(value, filter.text))
  );
};

/** More rows than are looked up one by one, with gaps in every column; none of the numbers share a divisor. */
const manyRows: readonly EvidenceRow[] = Array.from({ length: 4001 }, (_, at) => {
  const seq = at + 1;
  const some = <T>(list: readonly T[], step: number): T | null => list[(seq * step) % (list.length + 1)] ?? null;
  const isGraded = seq % 11 !== 0;
  return evidenceRow(seq, {
    exhibit: seq % 13 === 0 ? null : `EX-${(seq * 7919) % 4001}`,
    title: seq % 17 === 0 ? null : `Title ${(seq * 31) % 97}`,
    kind: some(['artifact', 'report', 'testimony', 'absence'], 3),
    reliability: isGraded ? (some(['A', 'B', 'C'], 5) ?? 'F') : null,
    credibility: isGraded ? (some(['1', '2', '3'], 7) ?? '6') : null,
    custody: some(['intact', 'failed', 'not_captured'], 1),
    forgeability: some(['low', 'moderate', 'high'], 1),
    source: some([testId('source', 1), testId('source', 2)], 1),
    size: seq % 5 === 0 ? null : (seq * 104_729) % 1000,
    evidenceClass: some(['malware', 'intent'], 3),
    collectedAt: seq % 3 === 0 ? null : `2025-01-${String(1 + ((seq * 11) % 28)).padStart(2, '0')}T00:00:00Z`,
    addedAt: `2026-03-01T09:${String((seq * 7) % 60).padStart(2, '0')}:00Z`,
    tlp: some(['CLEAR', 'GREEN', 'RED'], 1),
  });
});

describe('a page of the table of evidence', () => {
  it.each(evidenceSorts)('is in order by %s both ways, among many and among few', (sort) => {
    const store = fill(manyRows);
    const kinds = ['artifact', 'report', 'testimony', 'absence'];
    const isOfKind = ({ kind }: EvidenceRow): boolean => kind !== null;
    const isClear = ({ tlp }: EvidenceRow): boolean => tlp === 'CLEAR';
    for (const descending of [false, true]) {
      const window = { sort, descending, count: 5000 };
      const whole = numbersOf(pageOf(store, {}, window));
      expect(whole).toEqual(sorted(manyRows, sort, descending));
      const many = numbersOf(pageOf(store, { kinds }, window));
      expect(many).toEqual(sorted(manyRows.filter(isOfKind), sort, descending));
      const few = numbersOf(pageOf(store, { tlp: ['CLEAR'] }, window));
      expect(few).toEqual(sorted(manyRows.filter(isClear), sort, descending));
    }
  });

  it.each(evidenceSorts.flatMap((sort) => [false, true].map((descending) => ({ sort, descending }))))(
    'by $sort (descending: $descending) is found in an index, without sorting',
    ({ sort, descending }) => {
      const { db } = fill([]);
      const way = descending ? ' desc' : '';
      const order = [
        ...columnsOf[sort].map(
          (column, at) => `"${column === 'exhibit' ? 'exhibitOrder' : column}"${way}${at === 0 ? ' nulls last' : ''}`,
        ),
        `seq${way}`,
      ].join(', ');
      const plan = db
        .prepare<[], { readonly detail: string }>(
          `explain query plan select key from evidence order by ${order} limit 100`,
        )
        .all();
      expect(plan.map(({ detail }) => detail).join('; ')).toMatch(/COVERING INDEX evidence_by_\w+$/u);
    },
  );

  it('goes on where the last one ended', () => {
    const store = fill(manyRows);
    const whole = pageOf(store, {}, { sort: 'size', count: 4001 });
    const pieces = [0, 1000, 2000, 3000, 4000].flatMap((from) =>
      pageOf(store, {}, { sort: 'size', from, count: 1000 }),
    );
    expect(pieces).toEqual(whole);
    expect(pageOf(store, {}, { from: 4001 })).toEqual([]);
    const few: Partial<EvidenceFilter> = { custody: ['failed'], tlp: ['RED', 'GREEN'] };
    expect([0, 7].flatMap((from) => pageOf(store, few, { from, count: 7 }))).toEqual(pageOf(store, few, { count: 14 }));
  });

  it('shows what every part of the filter lets through, alone and with others, and counts it', () => {
    const store = fill(manyRows);
    const filters: readonly Partial<EvidenceFilter>[] = [
      { kinds: ['report'] },
      { kinds: ['report', 'absence'], custody: ['failed'] },
      { reliabilities: ['A'], tlp: ['CLEAR', 'RED'] },
      { sources: [testId('source', 2)] },
      { sources: [testId('source', 2), testId('source', 1)], kinds: ['artifact'] },
      { text: 'title 9' },
      { text: 'ex-40', kinds: ['testimony'] },
      { text: '9' },
      { kinds: ['no such kind'] },
      { exhibit: 'X-39', title: 'tle 1' },
      { title: 'title 31', credibilities: ['1', '2'] },
      { credibilities: ['1'], forgeabilities: ['low', 'high'] },
      { classes: ['malware', 'unstated'], kinds: ['report'] },
      { classes: ['unstated'] },
      { sizeFrom: 100, sizeTo: 500 },
      { sizeFrom: 990, reliabilities: ['B'] },
      { addedFrom: '2026-03-01T09:10:00Z', addedTo: '2026-03-01T09:12:00Z', sizeTo: 700 },
      { collectedTo: '2025-01-03T00:00:00Z', custody: ['intact'] },
    ];
    for (const filter of filters) {
      const expected = manyRows.filter((row) => lets({ ...everything, ...filter }, row));
      expect([filter, countMatches(store.db, { ...everything, ...filter })]).toEqual([filter, expected.length]);
      const { total, isLeast } = findMatches(store.db, { ...everything, ...filter });
      expect([filter, isLeast ? Math.min(total, expected.length) : total]).toEqual([
        filter,
        isLeast ? total : expected.length,
      ]);
      expect(numbersOf(pageOf(store, filter, { count: 5000 }))).toEqual(sorted(expected, 'exhibit', false));
      expect(numbersOf(pageOf(store, filter, { count: 5000, sort: 'size', descending: true }))).toEqual(
        sorted(expected, 'size', true),
      );
    }
  });

  it('finds hashes by how they begin', () => {
    const sha256 = (start: string): string => start.padEnd(64, '0');
    const store = fill([
      evidenceRow(1, { sha256: sha256('abc1') }),
      evidenceRow(2, { sha256: sha256('9abc') }),
      evidenceRow(3, { sha256: sha256('abd0'), title: 'abc of the grid' }),
    ]);
    expect(numbersOf(pageOf(store, { sha256: 'ABC' }))).toEqual([1]);
    expect(numbersOf(pageOf(store, { text: 'Abc' }))).toEqual([1, 3]);
    expect(numbersOf(pageOf(store, { text: 'ab' }))).toEqual([1, 3]);
    expect(numbersOf(pageOf(store, { sha256: 'xyz' }))).toEqual([]);
  });

  it('finds texts as they are now, after a correction, a removal and a rebuild', () => {
    const store = fill([
      evidenceRow(1, { title: 'relay log' }),
      evidenceRow(2, { title: 'relay\0', description: 'of the mains' }),
    ]);
    const titles = (title: string): readonly number[] => numbersOf(pageOf(store, { title }));
    expect(titles('relay')).toEqual([1, 2]);
    // Whatever ends a text elsewhere ends none here.
    expect(numbersOf(pageOf(store, { text: 'mains' }))).toEqual([2]);
    store.tables.put('evidence', evidenceRow(1, { title: 'breaker log' }));
    expect(titles('relay')).toEqual([2]);
    expect(titles('breaker')).toEqual([1]);
    store.tables.remove('evidence', evidenceRow(2).key);
    expect(titles('relay')).toEqual([]);
    expect(store.db.prepare('select count(*) from evidence_text').pluck().get()).toBe(1);
    append(store, [draft('evidence.add')]);
    const title = String(store.tables.rows('evidence').find(({ seq }) => seq === 0)?.title);
    rebuildProjections(store, nodeCrypto);
    expect(numbersOf(pageOf(store, { title }))).toHaveLength(1);
    expect(store.db.prepare('select count(*) from evidence_text').pluck().get()).toBe(1);
  });

  it('counts exhibits as people do', () => {
    const exhibits = ['EX-999990', 'EX-99999', 'EX-0007', 'BA/2/10', 'BA/10/1', 'EX-999989', 'BA/2/9', null];
    const store = fill(exhibits.map((exhibit, at) => evidenceRow(at + 1, { exhibit })));
    const shown = readEvidenceRows(store.db, pageOf(store)).map(({ exhibit }) => exhibit);
    expect(shown).toEqual(['BA/2/9', 'BA/2/10', 'BA/10/1', 'EX-0007', 'EX-99999', 'EX-999989', 'EX-999990', null]);
  });

  it('finds a text in every column that it names, whatever its case', () => {
    const columns = ['exhibit', 'title', 'name', 'description'] as const;
    const store = fill([
      ...columns.map((column, at) => evidenceRow(at + 1, { [column]: 'Some RELAY here' })),
      evidenceRow(9, { note: 'Some RELAY here', url: 'relay', kind: 'relay' }),
    ]);
    expect(findMatches(store.db, { ...everything, text: 'some relay' }).total).toBe(columns.length);
  });

  it.each([
    ['%', '100% sure'],
    ['_', 'a_b'],
    ['\\', 'C:\\x'],
    ["'; drop table evidence; --", "x'; drop table evidence; --"],
    ['"', 'say "a"'],
    ['é', 'café'],
  ])('takes %j in a text for itself', (text, title) => {
    const store = fill([evidenceRow(1, { title }), evidenceRow(2, { title: 'plain' })]);
    expect(numbersOf(pageOf(store, { text }))).toEqual([1]);
  });

  it('reads rows in the order asked for, with the names of their sources', () => {
    const store = fill([evidenceRow(1, { source: testId('source') }), evidenceRow(2, { title: 'B' })]);
    store.tables.put('source', {
      key: testId('source'),
      seq: 0,
      name: 'Vendor',
      kind: null,
      reliability: null,
      descriptor: null,
      tlp: null,
    });
    const [first = '', second = ''] = pageOf(store);
    const rows = readEvidenceRows(store.db, [second, 'ev-none', first]);
    expect(rows.map(({ key, sourceName }) => [key, sourceName])).toEqual([
      [second, null],
      [first, 'Vendor'],
    ]);
  });
});

describe('the state of the evidence', () => {
  it('changes with a new item, a correction and a rebuild, and with nothing else', () => {
    const store = openStore();
    const states: string[] = [];
    const note = (): void => void states.push(readEvidenceState(store.db));
    append(store, [draft('case.open')]);
    note();
    append(store, [draft('evidence.add')]);
    note();
    append(store, [draft('evidence.correct')]);
    note();
    rebuildProjections(store, nodeCrypto);
    note();
    rebuildProjections(store, nodeCrypto);
    note();
    expect(new Set(states).size).toBe(5);
    append(store, [draft('rating.set'), draft('custody.event')]);
    expect(readEvidenceState(store.db)).toBe(states.at(-1));
  });
});
