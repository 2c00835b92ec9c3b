import { describe, expect, it } from 'vitest';
import { explainRefusal } from '../../../renderer/app/scores/explain-refusal.ts';
import { assess } from '../../support/assessed-tables.ts';
import { inputOf } from '../../support/scoring-inputs.ts';

const { rows } = assess(inputOf({ hypotheses: ['H1', 'H2'], rows: [], prior: { H1: 0.5, H2: 0.5 } }));
const refused = { code: 'BAD_SCORING_INPUT', message: 'hypothesis H3 has no prior' };
const added = { id: 'H3', seq: 9, kind: 'specific', level: 2, statement: null, actorName: '' };

describe('why a case cannot be scored', () => {
  it('is said by level where a hypothesis was added beside stated priors', () => {
    const explained = explainRefusal(refused, { ...rows, hypotheses: [...rows.hypotheses, added] });
    expect(explained.message).toContain('on level 2 some hypotheses have a stated prior and some have none');
    expect(explained.hint).toContain('Under Hypotheses');
    // What the program itself said stays at hand.
    expect(explained).toMatchObject({ code: 'BAD_SCORING_INPUT', at: refused.message });
  });

  it('is left as the program said it in every other case', () => {
    expect(explainRefusal(refused, rows)).toBe(refused);
    expect(explainRefusal(refused, undefined)).toBe(refused);
    const onOther = { ...rows, hypotheses: [...rows.hypotheses, { ...added, level: 3 }] };
    expect(explainRefusal(refused, onOther)).toBe(refused);
    const lost = { code: 'DISCONNECTED', message: 'lost' };
    expect(explainRefusal(lost, { ...rows, hypotheses: [...rows.hypotheses, added] })).toBe(lost);
  });
});
