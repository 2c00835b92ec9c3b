import { measureGate, testId } from '../../support/drafts.ts';
import { seqKey, type AssumptionRow, type CaseTables, type EvidenceRow } from '../../../shared/domain/case-tables.ts';
import type { WrittenSentence } from '../../../shared/domain/written-sentence.ts';
import type { LintFacts, LintLevel } from '../../../shared/lint/facts.ts';
import { canonicalJson, type JsonObject } from '../../../shared/ledger/canonical-json.ts';
import {
  addItem,
  rate,
  revealedLine,
  soundFacts,
  soundItem,
  soundLevel,
  soundSentences,
  soundTables,
} from '../../support/lint-facts.ts';

/** `RULE fault`, facts that break it, and every place that is to be named for it. */
export type Breach = readonly [rule: string, facts: LintFacts, where: readonly string[]];

export const withTables = (change: (tables: CaseTables) => void, facts: Partial<LintFacts> = {}): LintFacts => {
  const tables = soundTables();
  change(tables);
  return soundFacts({ tables, ...facts });
};
export const withLevel = (changes: Partial<LintLevel>): LintFacts =>
  soundFacts({ levels: [{ ...soundLevel, ...changes }] });
export const withSentence = (sentence: Partial<WrittenSentence>, facts: Partial<LintFacts> = {}): LintFacts =>
  soundFacts({
    sentences: [...soundSentences, { id: 'odd', section: 'discussion', kind: 'judgement', parts: [], ...sentence }],
    ...facts,
  });
export const judging = (...parts: WrittenSentence['parts']): LintFacts => withSentence({ parts });
export const keyJudgement = (...parts: WrittenSentence['parts']): LintFacts =>
  withSentence({ section: 'key_judgements', parts });

export const changeItem = (tables: CaseTables, changes: Partial<EvidenceRow>): void =>
  addItem(tables, soundItem('e1', changes));
export const acquire = (tables: CaseTables, changes: Readonly<Record<string, JsonObject>>): void => {
  const stated = Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, canonicalJson(value)]));
  tables.put('acquisition', { ...nothingAcquired, key: 'e1', ...stated });
};
const nothingAcquired = {
  seq: 5,
  aiUse: null,
  changes: null,
  clock: null,
  collector: null,
  lineage: null,
  mandate: null,
  place: null,
  privacy: null,
  restriction: null,
  tool: null,
  vertex: null,
  volatility: null,
} as const;
export const prior = (tables: CaseTables): void => {
  for (const [hypothesis, stated] of [
    ['actor', '0.5'],
    ['decoy', '0.25'],
    ['rest', '0.25'],
  ] as const)
    tables.put('prior', { key: `2/${hypothesis}`, level: 2, hypothesis, prior: stated, seq: 4 });
};
export const reviewAct = (tables: CaseTables, act: string, reviewedSize: number | null): void =>
  tables.put('review_event', {
    key: '000000000009',
    seq: 9,
    review: null,
    act,
    person: 'a reviewer',
    principal: 'reviewer',
    reviewedSize,
    reason: '',
    at: null,
    actor: null,
  });
export const publicEdition = { edition: 'public', tlp: 'CLEAR' } as const;
/** An open, critical assumption, and what was said of its test. */
export const putAssumption = (
  tables: CaseTables,
  key: string,
  examined: { readonly owner: string; readonly test: string } | null,
  changes: Partial<AssumptionRow> = {},
): void => {
  tables.put('assumption', { key, seq: 3, status: 'open', critical: 1, statement: 's', ...changes });
  if (examined === null) return;
  tables.put('assumption_examination', { key, seq: 4, consequence: '', at: null, actor: null, ...examined });
};
export const state: LintLevel = {
  ...soundLevel,
  level: 4,
  hypotheses: [
    { id: 'state', type: 'specific', ranked: true },
    { id: 'decoy4', type: 'deception', ranked: true },
    { id: 'rest4', type: 'catch_all', ranked: false },
  ],
  lead: 'state',
  weights: soundLevel.weights,
  confidence: { computed: 'low', stated: 'low' },
  stated: { state: 0.6, decoy4: 0.2, rest4: 0.2 },
  bands: {},
};
export const mode = (tables: CaseTables): void =>
  tables.put('responsibility', {
    key: 'state',
    seq: 6,
    degree: 'state-ordered',
    basis: 'none-claimed',
    isWithdrawn: 0,
    reason: '',
    at: null,
    actor: null,
  });
export const rateState = (tables: CaseTables): void => {
  for (const item of ['e1', 'e2'])
    for (const hypothesis of ['state', 'decoy4', 'rest4']) rate(tables, item, hypothesis, 'C');
};
export const ratingLines = Array.from({ length: 22 }, (_, index) =>
  revealedLine({
    seq: 20 + index,
    type: 'rating.set',
    fields: {
      item: `e${index % 11}`,
      ratings: { [index < 11 ? 'actor' : 'decoy']: 'C' },
      rationales: {},
      rater: 'lead',
      at: '2026-03-01T12:00:00Z',
    },
  }),
);
export const note = { source: '', zone: '', offsetSeconds: null } as const;
export const use = { promptRef: '', used: true } as const;

/** A measure whose decision rests on this record and this result of the gates. */
export const withDecision = (record: { readonly facts: object }, result: string): LintFacts =>
  withTables((tables) => {
    const event = (seq: number, kind: string, codes: object): void =>
      tables.put('measure_event', {
        key: seqKey(seq),
        seq,
        measure: testId('measure'),
        kind,
        day: '2026-03-01',
        at: null,
        actor: null,
        codes: JSON.stringify(codes),
        words: '{}',
      });
    event(7, 'draft', record);
    event(8, 'decide', { gate: { ...measureGate, result, reasons: [] } });
  });
