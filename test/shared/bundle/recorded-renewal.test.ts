import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { createComputing } from '../../../shared/bundle/checks/computed-case.ts';
import { judgeMeasureLine } from '../../../shared/bundle/checks/recorded-measures.ts';
import { createScoringLimit } from '../../../shared/bundle/checks/scoring-limit.ts';
import { policiesOfCase } from '../../../shared/consequence/case-policy.ts';
import { asRenewed, gateMeasure } from '../../../shared/consequence/measure-gate.ts';
import type { Measure } from '../../../shared/consequence/measure.ts';
import { applyLine } from '../../../shared/domain/apply-line.ts';
import type { JsonObject } from '../../../shared/ledger/canonical-json.ts';
import { alr1ProfileText } from '../../../shared/reference/alr-1.ts';
import { policyProfileText } from '../../../shared/reference/policy-1.ts';
import { inputToTables } from '../../support/assessed-tables.ts';
import { draft } from '../../support/drafts.ts';
import { measureWith } from '../../support/measures.ts';
import { revealedLine } from '../../support/revealed-line.ts';
import { valueOf } from '../../support/results.ts';

const day = '2026-03-20';
const end = '2026-06-01';

/** What whoever verifies makes of a renewal by line 60 of a measure that started in line 20, after the lines given. */
const judge = (lines: readonly (readonly [seq: number, type: string, fields: JsonObject])[], term = 20) => {
  const tables = inputToTables({ hypotheses: [], evidence: [], rho: {}, prior: 'uniform' });
  for (const [seq, type, fields] of lines)
    applyLine(revealedLine({ seq, type, fields: draft(type, fields).fields }), tables);
  const { computed, policy } = createComputing(tables, () => alr1ProfileText, createScoringLimit(1), nodeCrypto);
  const profileOf = policiesOfCase(tables, nodeCrypto.sha256Hex);
  const profile = profileOf(nodeCrypto.sha256Hex(policyProfileText));
  const { numbers } = valueOf(computed());
  if (profile === undefined || numbers === null) throw new Error('nothing was computed');
  const running = measureWith({
    instrument: 'I05',
    approvals: [{ seq: 51, day, role: 'board', principal: 'zoe' }],
    term: { seq: term, day: '2026-03-01', renewals: term === 20 ? 0 : 1, sinceExternal: 0 },
  });
  const gate = gateMeasure(asRenewed(running, end, day), numbers, profile);
  const measure: Measure = { ...running, gate: { seq: 50, day, gate, renewal: end } };
  const externalReview = tables.rows('review').findLast(({ seq }) => seq > term)?.seq ?? null;
  const fields = { measure: measure.id, to: 'renewed', automatic: false, trigger: null, codes: [], gate, end };
  const line = revealedLine({
    seq: 60,
    type: 'measure.move',
    fields: { ...draft('measure.move').fields, ...fields, externalReview },
  });
  return judgeMeasureLine(
    { ...line, day },
    { tables, measures: new Map([[measure.id, measure]]), profileOf, policy, computed, leadsByRelease: new Map() },
  );
};

const checkpoint = (size: number) => `plumbline.local/0123456789abcdef\n${size}\nAAAA\n`;
const harm = [30, 'harm.set', {}] as const;
const concurring = { conclusion: 'concur', checkpoint: checkpoint(25) };
const concurs = [40, 'review.import', concurring] as const;

describe('a renewal, to whoever verifies it', () => {
  it('holds where harm is fresh and a review concurs with what the case then was', () => {
    expect(judge([harm, concurs])).toMatchObject({ status: 'ok' });
  });

  it('is named as not checked where the review concurs with an earlier state, since earlier versions allowed it', () => {
    expect(judge([harm, concurs, [45, 'group.create', {}]])).toMatchObject({
      status: 'not checked',
      detail: 'the renewal rests on no review that concurs with the case as it then was',
    });
  });

  it('fails where the proposal was carried out before, so that an approval copied from then renews nothing', () => {
    const since = [
      [53, 'harm.set', {}],
      [54, 'review.import', concurring],
    ] as const;
    expect(judge(since, 52)).toMatchObject({
      status: 'failed',
      detail: expect.stringContaining('was carried out by line 52'),
    });
  });
});
