import { describe, expect, it } from 'vitest';
import { measuresResting } from '../../../shared/consequence/measure-due.ts';
import type { Measure } from '../../../shared/consequence/measure.ts';
import { clearingClaim, redressDuties } from '../../../shared/consequence/redress.ts';
import { contradictedClaim, redressToSection } from '../../../shared/consequence/redress-section.ts';
import { clearedRefusal, dayRefusal, deciderRefusal } from '../../../shared/consequence/redress-rules.ts';
import { applyLine } from '../../../shared/domain/apply-line.ts';
import { createMemoryTables, type CaseTables } from '../../../shared/domain/case-tables.ts';
import type { JsonObject } from '../../../shared/ledger/canonical-json.ts';
import { draft, testId } from '../../support/drafts.ts';
import { measureWith } from '../../support/measures.ts';
import { revealedLine } from '../../support/revealed-line.ts';

const tablesOf = (lines: readonly (readonly [type: string, fields: JsonObject])[], from = 0): CaseTables => {
  const tables = createMemoryTables();
  for (const [at, [type, fields]] of lines.entries())
    applyLine(revealedLine({ seq: from + at, type, fields: draft(type, fields).fields }), tables);
  return tables;
};
const openKinds = (tables: CaseTables, measures: readonly Measure[] = []) =>
  redressDuties(tables, measures).map(({ kind, closedBy }) => [kind, closedBy]);

describe('the redress docket', () => {
  it('owes nothing for what was rejected or rests on another ground', () => {
    expect(openKinds(tablesOf([['redress.receive', {}]]))).toEqual([]);
    for (const [ground, outcome] of [
      ['misattribution', 'rejected'],
      ['misattribution', 'out_of_scope'],
      ['procedure', 'upheld'],
    ] as const)
      expect(
        openKinds(
          tablesOf([
            ['redress.receive', { ground }],
            ['redress.decide', { outcome }],
          ]),
        ),
      ).toEqual([]);
  });

  it('owes five things for an upheld misattribution, each closed by the line that did it', () => {
    const lines = [
      ['release.freeze', { request: testId('request') }],
      ['export.record', { release: 0, edition: 'restricted' }],
      ['redress.receive', { release: 0 }],
      ['redress.decide', { releases: [0] }],
    ] as const;
    expect(openKinds(tablesOf(lines))).toEqual([
      ['rescore', null],
      ['release', null],
      ['tell', null],
      ['public', null],
      ['lesson', null],
    ]);
    const after = [
      ...lines,
      ['redress.rescore', {}],
      ['redress.lesson', {}],
      ['release.freeze', { request: testId('request'), sections: { redress: 1 } }],
      ['export.record', { release: 6, edition: 'public' }],
    ] as const;
    expect(openKinds(tablesOf(after))).toEqual([
      ['rescore', 4],
      ['release', 6],
      // Nobody is recorded to have got the edition, so nobody can have been told.
      ['tell', null],
      ['public', 7],
      ['lesson', 5],
    ]);
    // A draft corrects nothing, and a restricted edition tells the public nothing.
    const others = [
      ...lines,
      ['release.freeze', { request: null }],
      ['export.record', { release: 4, edition: 'public' }],
    ] as const;
    expect(openKinds(tablesOf(others)).filter(([, closedBy]) => closedBy !== null)).toEqual([]);
    const restricted = [
      ...lines,
      ['release.freeze', { request: testId('request'), sections: { redress: 1 } }],
      ['export.record', { release: 4, edition: 'restricted' }],
    ] as const;
    expect(openKinds(tablesOf(restricted))).toContainEqual(['public', null]);
  });

  it('forbids to lead with whom an upheld claim clears until a release has corrected it, and states where it does', () => {
    const hypothesis = testId('hypothesis');
    const leads = [{ level: 2, lead: hypothesis }];
    const upheld = tablesOf([
      ['redress.receive', {}],
      ['redress.decide', {}],
      ['release.freeze', { request: testId('request') }],
    ]);
    expect(contradictedClaim(upheld, leads, 2)?.levels).toEqual([2]);
    expect(contradictedClaim(upheld, [{ level: 2, lead: 'hy-other' }], 2)).toBeUndefined();
    // A later release may name it again, on what was found since.
    expect(contradictedClaim(upheld, leads, 3)).toBeUndefined();
    const inPart = tablesOf([
      ['redress.receive', {}],
      ['redress.decide', { outcome: 'partly_upheld' }],
    ]);
    expect(contradictedClaim(inPart, leads, null)).toBeUndefined();
    expect(redressToSection(upheld, leads)).toMatchObject({
      v: 1,
      claims: [{ line: 0, hypothesis, decision: { line: 1, outcome: 'upheld' }, corrected: 2, named: [2] }],
    });
    expect(JSON.stringify(redressToSection(upheld, leads))).not.toContain('Ortiz');
  });

  it('is decided by nobody who wrote in the case, under whatever spelling of the name', () => {
    const tables = tablesOf([['sentence.write', { actor: 'anna (unsigned)' }]]);
    const about = { releases: [], measures: [] };
    expect(deciderRefusal(' Anna ', about, tables)?.code).toBe('NOT_INDEPENDENT');
    expect(deciderRefusal('ben', about, tables)).toBeUndefined();
  });

  it('is decided by nobody who had a part in a measure that it is about, even if what they said counts no more', () => {
    const measure = testId('measure');
    const tables = tablesOf([
      ['measure.draft', { id: measure, actor: 'cleo' }],
      ['measure.review', { measure, actor: 'ben' }],
      ['measure.approve', { measure, actor: 'dora' }],
      ['measure.amend', { measure, actor: 'eve (unsigned)' }],
      ['measure.observe', { measure, actor: 'finn' }],
    ]);
    const codes = (measures: readonly string[]) =>
      ['cleo', 'Ben', 'dora', 'Eve', 'finn', 'Ombuds'].map(
        (name) => deciderRefusal(name, { releases: [], measures }, tables)?.code ?? 'ok',
      );
    expect(codes([measure])).toEqual([...Array.from({ length: 4 }, () => 'NOT_INDEPENDENT'), 'ok', 'ok']);
    expect(codes([testId('measure', 2)])).toEqual(Array.from({ length: 6 }, () => 'ok'));
  });

  it('reaches the measure that it names, and those that rest on a release or were decided or resumed on the hypothesis', () => {
    const hypothesis = testId('hypothesis');
    const named = measureWith({ id: testId('measure', 1) });
    const released = measureWith({ id: testId('measure', 2), release: 12 });
    const resumed = measureWith({
      id: testId('measure', 3),
      moves: [{ seq: 30, to: 'active', subject: hypothesis }],
    });
    const all = [named, released, resumed, measureWith({ id: testId('measure', 4), release: 40 })];
    const reached = (contested: Parameters<typeof measuresResting>[1]) =>
      measuresResting(all, contested).map(({ id }) => all.findIndex((one) => one.id === id));
    expect(reached({ measure: named.id, hypothesis, releases: [12] })).toEqual([0, 1, 2]);
    expect(reached({ measure: named.id, hypothesis: null, releases: [] })).toEqual([0]);
    expect(reached({ measure: null, hypothesis: null, releases: [] })).toEqual([]);
  });

  it('owes the review of a measure until a later move of it answers, and one on whom it clears is no answer', () => {
    const id = testId('measure');
    const hypothesis = testId('hypothesis');
    const upheld = (change: JsonObject = {}) =>
      tablesOf([
        ['redress.receive', {}],
        ['redress.decide', { measures: [id], releases: [], ...change }],
        ['release.freeze', { request: testId('request') }],
      ]);
    const closedBy = (moves: Measure['moves'], tables = upheld()) =>
      redressDuties(tables, [measureWith({ id, moves })]).find(({ kind }) => kind === 'review')?.closedBy;
    const move = (seq: number, to: Measure['moves'][number]['to'], subject: string | null = null) => ({
      seq,
      to,
      subject,
    });
    expect(closedBy([])).toBeNull();
    expect(closedBy([move(0, 'suspended')])).toBeNull();
    expect(closedBy([move(3, 'review_required')])).toBeNull();
    for (const to of ['active', 'renewed', 'narrowed', 'suspended', 'lapsed', 'revoked'] as const)
      expect(closedBy([move(3, 'review_required'), move(4, to)])).toBe(4);
    // Line 2 is the release that corrects; before it nothing goes on with whom the decision clears.
    expect(closedBy([move(3, 'active', hypothesis)])).toBe(3);
    const notCorrected = tablesOf([
      ['redress.receive', {}],
      ['redress.decide', { measures: [id], releases: [] }],
    ]);
    expect(closedBy([move(3, 'active', hypothesis)], notCorrected)).toBeNull();
    expect(closedBy([move(3, 'active', testId('hypothesis', 2))], notCorrected)).toBe(3);
    expect(clearingClaim(notCorrected, hypothesis)?.row.key).toBe(testId('redress'));
    expect(clearingClaim(upheld(), hypothesis)).toBeUndefined();
    expect(clearingClaim(notCorrected, null)).toBeUndefined();
    const gate = (subject: string) => ({
      attribution: { level: 2, subject, p: '0.5', p05: '0.4', confidence: 'low' as const, modelAgreement: true },
    });
    expect(clearedRefusal(notCorrected, gate(hypothesis))).toMatchObject({
      code: 'MISATTRIBUTION_UPHELD',
      message: expect.stringContaining('line 1 clears'),
    });
    expect(clearedRefusal(notCorrected, gate(testId('hypothesis', 2)))).toBeUndefined();
    expect(clearedRefusal(notCorrected, { attribution: null })).toBeUndefined();
    expect(clearedRefusal(upheld(), gate(hypothesis))).toBeUndefined();
    // A claim on another ground obliges to that review alone.
    const civilian = tablesOf([
      ['redress.receive', { ground: 'civilian_harm', measure: id }],
      ['redress.decide', { measures: [id] }],
    ]);
    expect(openKinds(civilian, [measureWith({ id })])).toEqual([['review', null]]);
  });

  it('takes days in order only', () => {
    const at = { today: '2026-03-05', notBefore: '2026-03-02', of: 'receipt' };
    expect(dayRefusal('2026-03-02', at)).toBeUndefined();
    expect(dayRefusal('2026-03-05', at)).toBeUndefined();
    expect(dayRefusal('2026-03-01', at)?.code).toBe('DATES_OUT_OF_ORDER');
    expect(dayRefusal('2026-03-06', at)?.code).toBe('DATES_OUT_OF_ORDER');
  });
});
