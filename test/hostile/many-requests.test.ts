import { describe, expect, it } from 'vitest';
import { checkTwoPersons } from '../../shared/bundle/two-persons.ts';
import { tablesOfLines } from '../../shared/bundle/view-file.ts';
import type { RevealedLine } from '../../shared/ledger/reveal.ts';
import { rebuildProjections } from '../../db/replay.ts';
import { nodeCrypto } from '../../services/node-crypto.ts';
import { append, openStore } from '../support/case-database.ts';
import { draft, testId } from '../support/drafts.ts';
import { valueOf } from '../support/results.ts';
import { processorSeconds } from '../support/processor-seconds.ts';

const count = 20_000;
const processorSecondsMax = 30;
const request = (at: number) => testId('request', at);

/** Each request is voided by the next one, and each approval comes too late. */
const madeLines = (): readonly RevealedLine[] => {
  const drafts = [draft('approval.request'), draft('approval.record')];
  const common = { v: 1, day: '2026-01-01', log: 'log', withheld: [] };
  return drafts.flatMap(({ type, fields }, half) =>
    Array.from({ length: count }, (_, at): RevealedLine => {
      const named = type === 'approval.request' ? { id: request(at) } : { request: request(at) };
      return { ...common, seq: half * count + at, type, fields: { ...fields, ...named } };
    }),
  );
};

describe('a ledger of thousands of requests, none of which is carried out', () => {
  const lines = madeLines();

  it('is told in time, line by line', () => {
    const { value, seconds } = processorSeconds(() => tablesOfLines(lines));
    expect(value.rows('request').filter(({ state }) => state === 'void')).toHaveLength(count);
    expect(seconds).toBeLessThan(processorSecondsMax);
  });

  it('is walked in time by whoever asks who approved what', () => {
    const texts = lines.map(({ seq }) => `{"seq":${seq}}`);
    const { value, seconds } = processorSeconds(() => checkTwoPersons(lines, texts, nodeCrypto));
    expect(value.faults.filter(({ message }) => message === 'the request that it approves is void')).toHaveLength(
      count,
    );
    expect(seconds).toBeLessThan(processorSecondsMax);
  });

  it('is recorded and told anew in time by a database', () => {
    const store = openStore();
    const drafts = Array.from({ length: count / 2 }, (_, at) => draft('approval.request', { id: request(at) }));
    const { value, seconds } = processorSeconds(() => {
      valueOf(append(store, drafts));
      return rebuildProjections(store, nodeCrypto);
    });
    expect(value).toMatchObject({ equal: true, lines: count / 2 });
    expect(store.tables.openRequests()).toMatchObject([{ key: request(count / 2 - 1) }]);
    expect(seconds).toBeLessThan(processorSecondsMax);
  });
});
