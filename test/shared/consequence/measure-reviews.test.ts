import { describe, expect, it } from 'vitest';
import { refuseAct } from '../../../shared/consequence/measure-rules.ts';
import { measuresOfCase } from '../../../shared/consequence/measure.ts';
import { createMemoryTables, seqKey } from '../../../shared/domain/case-tables.ts';
import type { JsonObject } from '../../../shared/ledger/canonical-json.ts';
import { defaultPolicy } from '../../../shared/reference/policy-profiles.ts';
import { measureGateSchema } from '../../../shared/ledger/measure-line-types.ts';
import { draft, measureGate, testId, testSha256 } from '../../support/drafts.ts';
import { measureWith } from '../../support/measures.ts';

const profile = { policy: defaultPolicy, sha256: testSha256('d'), line: null };

/** Lines about measures from line 1 on, as the tables hold them. */
const measuresAfter = (lines: readonly (readonly [measure: number, kind: string, codes: JsonObject])[]) => {
  const tables = createMemoryTables();
  for (const [at, [measure, kind, codes]] of lines.entries())
    tables.put('measure_event', {
      key: seqKey(at + 1),
      seq: at + 1,
      measure: testId('measure', measure),
      kind,
      day: '2026-03-01',
      at: null,
      actor: null,
      codes: JSON.stringify(codes),
      words: '{}',
    });
  return measuresOfCase(tables, refuseAct({ profileOf: () => profile }));
};

const { author, instrument, release, facts } = draft('measure.draft').fields;
const drafted = {
  author: author ?? null,
  instrument: instrument ?? null,
  release: release ?? null,
  facts: facts ?? null,
};
const gated = { gate: draft('measure.gate').fields['gate'] ?? null, renewal: null };
const unsigned = { reviewer: 'ben', conclusion: 'concur' };
const signed = { ...unsigned, signature: 'signature' };

describe('a review of a measure that is not signed', () => {
  it('counts where no review of the case ever was, and is known for what it is', () => {
    const [measure] = measuresAfter([
      [1, 'draft', drafted],
      [1, 'gate', gated],
      [1, 'review', unsigned],
    ]);
    expect(measure).toMatchObject({ state: 'reviewed', reviews: [{ reviewer: 'ben', isSigned: false }], faults: [] });
  });

  it('counts for nothing after one that was signed, even of another measure and voided since', () => {
    const [first, second] = measuresAfter([
      [1, 'draft', drafted],
      [1, 'gate', gated],
      [1, 'review', signed],
      [1, 'amend', drafted],
      [2, 'draft', drafted],
      [2, 'gate', gated],
      [2, 'review', unsigned],
    ]);
    expect(first).toMatchObject({ state: 'draft', reviews: [] });
    expect(second).toMatchObject({ state: 'gated', reviews: [], faults: [{ seq: 7, code: 'NOT_SIGNED' }] });
  });
});

describe('a review of a measure that is still a draft', () => {
  it('is refused with what to do: hold it against the gates, or look which of them blocks it', () => {
    const refuse = refuseAct({ profileOf: () => profile });
    const act = { kind: 'review', reviewer: 'ben', conclusion: 'concur', signature: 'signature' } as const;
    const when = { seq: 9, day: '2026-03-01' };
    const blocked = measureGateSchema.parse({ ...measureGate, result: 'BLOCKED' });
    const gate = { seq: 8, day: '2026-03-01', gate: blocked, renewal: null };
    expect(refuse(measureWith({ state: 'draft' }), act, when)?.hint).toContain('plumbline measure gate');
    expect(refuse(measureWith({ state: 'draft', gate }), act, when)?.hint).toContain('A gate blocks it');
  });
});
