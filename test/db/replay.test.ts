import { describe, expect, it } from 'vitest';
import type { CaseStore } from '../../db/case-store.ts';
import { projectionDifferences, rebuildProjections, replayTo, revealStored } from '../../db/replay.ts';
import { tableNames } from '../../shared/domain/case-tables.ts';
import { append, openStore, snapshotOf } from '../support/case-database.ts';
import { testDeps } from '../support/deps.ts';
import { draft, draftTypes, testId } from '../support/drafts.ts';
import { valueOf } from '../support/results.ts';

const { crypto } = testDeps();
const types = draftTypes.filter((type) => type !== 'log.succeed');

const filledStore = (): CaseStore => {
  const store = openStore();
  valueOf(
    append(
      store,
      types.map((type) => draft(type)),
    ),
  );
  return store;
};

describe('replayTo', () => {
  it('gives the case as it stood after every line', () => {
    const store = openStore();
    const states = [snapshotOf(store.tables)];
    const corrected = draft('evidence.correct', { item: { description: 'x', exhibit: 'E', name: 'n', title: 'New' } });
    for (const one of [...types.map((type) => draft(type)), corrected, draft('prior.set', { priors: {} })]) {
      valueOf(append(store, [one]));
      states.push(snapshotOf(store.tables));
    }
    for (const [size, state] of states.entries()) {
      expect(snapshotOf(replayTo(store.db, crypto, size))).toEqual(state);
    }
    expect(new Set(states.map((state) => JSON.stringify(state))).size).toBe(states.length);
  });

  it('changes nothing in the database', () => {
    const store = filledStore();
    const before = snapshotOf(store.tables);
    replayTo(store.db, crypto, 3);
    expect(snapshotOf(store.tables)).toEqual(before);
  });
});

describe('rebuildProjections', () => {
  it('gives the same rows again', () => {
    const store = filledStore();
    const before = snapshotOf(store.tables);
    expect(rebuildProjections(store, crypto)).toEqual({ equal: true, lines: types.length, differences: [] });
    expect(snapshotOf(store.tables)).toEqual(before);
  });

  it('leaves every table, index and trigger as it was', () => {
    const store = filledStore();
    const schema = () =>
      store.db.prepare('select type, name, tbl_name, sql from sqlite_schema order by type, name').all();
    const before = schema();
    expect(before.length).toBeGreaterThan(50);
    rebuildProjections(store, crypto);
    expect(schema()).toEqual(before);
  });

  it('keeps texts exactly, NUL and characters beyond the basic plane included', () => {
    const store = openStore();
    const statement = 'a\u0000b \u{1f600}\u{fb33} \u202e\n\n';
    valueOf(append(store, [draft('case.open'), draft('hypothesis.add', { statement })]));
    expect(store.tables.get('hypothesis', testId('hypothesis'))?.statement).toBe(statement);
    expect(rebuildProjections(store, crypto).equal).toBe(true);
  });

  it.each([
    ['a changed row', "update evidence set reliability = 'A'", [`evidence ${testId('evidence')}`]],
    ['a removed row', 'delete from hypothesis', [`hypothesis ${testId('hypothesis')}`]],
    ['an added row', "insert into assumption values ('as-x', 0, 'open', 1, 'planted')", ['assumption as-x']],
    ['a changed number', "update harm set score = 4 where key = 'life'", ['harm life']],
    [
      'a null made a text',
      "update rating set rating = 'II' where rating is null",
      [`rating ${testId('evidence')}/${testId('hypothesis', 2)}`],
    ],
    ['a text made null', 'update case_file set title = null', ['case_file case']],
    ['a changed key', "update identity set key = 'other' where key = 'ben'", ['identity ben', 'identity other']],
  ])('finds %s and mends it', (_, sql, differences) => {
    const store = filledStore();
    const before = snapshotOf(store.tables);
    store.db.exec(sql);
    expect(projectionDifferences(store, replayTo(store.db, crypto, types.length))).toEqual(differences);
    expect(rebuildProjections(store, crypto)).toMatchObject({ equal: false, differences });
    expect(snapshotOf(store.tables)).toEqual(before);
    expect(projectionDifferences(store, replayTo(store.db, crypto, types.length))).toEqual([]);
  });

  it('finds one change in each table that holds rows', () => {
    const store = filledStore();
    for (const table of tableNames) {
      const [row] = store.tables.rows(table);
      if (row === undefined) continue;
      store.db.prepare(`delete from ${table} where key = ?`).run(row.key);
      expect(rebuildProjections(store, crypto).differences).toEqual([`${table} ${row.key}`]);
    }
  });

  it('lists at most a hundred differences', () => {
    const store = openStore();
    valueOf(
      append(
        store,
        Array.from({ length: 150 }, () => draft('correction')),
      ),
    );
    store.db.exec('delete from correction');
    const rebuilt = rebuildProjections(store, crypto);
    expect(rebuilt.equal).toBe(false);
    expect(rebuilt.differences).toHaveLength(100);
  });
});

describe('revealStored', () => {
  it('withholds nothing of a sound case', () => {
    const { lines, faults } = revealStored(filledStore().db, crypto);
    expect(faults).toEqual([]);
    expect(lines.flatMap(({ withheld }) => withheld)).toEqual([]);
  });
});
