import { beforeAll, describe, expect, it } from 'vitest';
import { builtInProfiles } from '../../shared/bundle/checks/derived.ts';
import { recomputedOutcome, recordedOutcome } from '../../shared/bundle/checks/recorded-outcome.ts';
import { checkRecordedNumbers } from '../../shared/bundle/checks/recorded-numbers.ts';
import { isJsonObject } from '../../shared/ledger/canonical-json.ts';
import { policyProfileText } from '../../shared/reference/policy-1.ts';
import type { RevealedLine } from '../../shared/ledger/reveal.ts';
import { revealStored } from '../../db/replay.ts';
import { openCase } from '../../services/cases/case-session.ts';
import { nodeCrypto } from '../../services/node-crypto.ts';
import { wholeRecord } from '../support/measures.ts';
import { processorSeconds } from '../support/processor-seconds.ts';
import { valueOf } from '../support/results.ts';
import { makeSmallCase } from '../support/small-case.ts';
import { createTestFolder } from '../support/bundle-folder.ts';

const root = createTestFolder();
let honest: readonly RevealedLine[];
beforeAll(async () => {
  const { call, deps, folder } = await makeSmallCase(root);
  const { id: measure } = await call('measure.draft', { folder, record: wholeRecord() });
  await call('measure.gate', { folder, measure });
  const said = { ground: 'procedure', claimant: 'organisation', words: 'Nobody asked us.' } as const;
  const { id: claim } = await call('redress.receive', { folder, ...said, measure });
  await call('redress.decide', {
    folder,
    claim,
    outcome: 'rejected',
    decider: 'Ombuds',
    reasons: 'Asked.',
    remedies: [],
  });
  const told = { channel: 'courier', statement: 'What it was.', attribution: 'none', tlp: 'CLEAR' } as const;
  await call('notification.record', { folder, ...told, recipients: ['CERT'] });
  const session = valueOf(openCase(folder, deps));
  honest = revealStored(session.store.db, nodeCrypto).lines;
  session.close();
});

const profileText = (sha256: string): string | undefined => builtInProfiles(nodeCrypto).get(sha256);
const lastOf = (type: string): RevealedLine => {
  const line = honest.findLast((one) => one.type === type);
  if (line === undefined) throw new Error(`no line of type ${type}`);
  return line;
};
const ledgerWith = (added: readonly RevealedLine[]): readonly RevealedLine[] =>
  [...honest, ...added].map((line, seq) => ({ ...line, seq }));

/** The rating of the last rated item as no line before had it. */
const ratings = ['CC', 'C', 'N', 'NA', 'I', 'II'] as const;
const ratedAnew = (turn: number): RevealedLine => {
  const line = lastOf('rating.set');
  const rated = line.fields['ratings'] ?? null;
  const given = isJsonObject(rated) ? Object.keys(rated) : [];
  const cells = given.map((id, at) => [id, ratings[Math.floor(turn / 6 ** at) % 6] ?? 'N'] as const);
  return { ...line, fields: { ...line.fields, ratings: Object.fromEntries(cells) } };
};
/** Every gate holds: of a measure that rests on no attribution it is the same whatever the ratings are. */
const gateAgain = (): RevealedLine => lastOf('measure.gate');

/** The same line about something else of its kind. */
const about = (type: string, field: string, id: string): RevealedLine => {
  const line = lastOf(type);
  return { ...line, fields: { ...line.fields, [field]: id } };
};
const times = (count: number, make: (at: number) => readonly RevealedLine[]): readonly RevealedLine[] =>
  ledgerWith(Array.from({ length: count }, (_, at) => make(at)).flat());

const isLong = process.env['PLUMBLINE_LONG'] === '1';
/** Scoring before each of these lines would take several times the time that is allowed, in the short form as in the long one. */
const manyLines = isLong ? 50_000 : 10_000;
const processorSecondsMax = 30;
const withinTime = (lines: readonly RevealedLine[], cellsMax?: number) => {
  const { value, seconds } = processorSeconds(() => checkRecordedNumbers(lines, profileText, nodeCrypto, cellsMax));
  expect(value.fault).toBeNull();
  expect(seconds).toBeLessThan(processorSecondsMax);
  return value;
};

describe('a ledger that is made to keep its reader computing', { timeout: 600_000 }, () => {
  it(`of ${manyLines} gates, a rating before each, is scored as far as the limit goes, and the rest is never called sound`, () => {
    const lines = times(manyLines, (at) => [ratedAnew(at), gateAgain()]);
    const found = withinTime(lines, 2 * manyLines);
    expect(found.held).toBeGreaterThan(manyLines / 500);
    expect(found.held + found.untold.length).toBe(lines.filter(({ type }) => type === 'measure.gate').length + 4);
    expect(found.givenUpAt).toBe(found.untold[0]?.seq);
  });

  it(`of ${2 * manyLines} gates between which nothing changes is told whole`, () => {
    const { held, untold } = withinTime(
      times(2 * manyLines, () => [gateAgain()]),
      10 * manyLines,
    );
    expect([held, untold]).toEqual([2 * manyLines + 5, []]);
  });

  it('with a line that moves no number before each gate costs no score', () => {
    // Enough for putting the case together before each gate, and not for scoring it as well.
    const cellsMax = 45_000;
    const { held, untold } = withinTime(
      times(500, () => [lastOf('source.add'), gateAgain()]),
      cellsMax,
    );
    expect([held, untold]).toEqual([505, []]);
    const scored = withinTime(
      times(500, (at) => [ratedAnew(at), gateAgain()]),
      cellsMax,
    );
    expect(scored.untold.length).toBeGreaterThan(0);
  });

  it('of claims that are each decided is read as far as the limit goes', () => {
    const claims = times(10_000, (at) => [
      about('redress.receive', 'id', `rc-${at}`),
      about('redress.decide', 'claim', `rc-${at}`),
    ]);
    const { held, untold } = withinTime(claims, 100_000);
    expect(held).toBeGreaterThan(1_000);
    expect(untold.length).toBeGreaterThan(1_000);
  });

  it('of requests for policy profiles reads each profile once', () => {
    const act = { kind: 'profile', purpose: 'policy', body: policyProfileText, sha256: 'a'.repeat(64) };
    const asking = { ...lastOf('source.add'), type: 'approval.request' };
    const requests = times(1_500, (at) => [{ ...asking, fields: { ...asking.fields, act, id: `rq-${at}` } }]);
    expect(withinTime(requests).untold).toEqual([]);
  });

  it('is not checked in a case nor in a bundle, whatever a line says beyond the limit', () => {
    const gate = gateAgain();
    const numbers = gate.fields['gate'] ?? null;
    const better = isJsonObject(numbers) ? { ...numbers, review: 'concur' } : null;
    const forged = { ...gate, fields: { ...gate.fields, gate: better } };
    const lines = [...times(100, (at) => [ratedAnew(at), gateAgain()]), forged].map((line, seq) => ({ ...line, seq }));
    expect(recordedOutcome(lines, profileText, nodeCrypto).first).toBe(`line ${lines.length - 1}`);
    const given = recordedOutcome(lines, profileText, nodeCrypto, 2_000);
    expect(given).toMatchObject({ status: 'not checked', first: null });
    expect(given.detail).toMatch(/line \d+: what lines before it rest on took all the scoring .* and \d+ more$/u);
    const ofBundle = recomputedOutcome(checkRecordedNumbers(lines, profileText, nodeCrypto, 2_000), false);
    expect(ofBundle).toEqual({
      ...given,
      detail: expect.stringContaining('; not checked is what these recorded of it: line'),
    });
  });
});
