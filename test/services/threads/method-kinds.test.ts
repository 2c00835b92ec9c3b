import { describe, expect, it } from 'vitest';
import { laneOf } from '../../../services/threads/method-kinds.ts';

describe('the lane of scores', () => {
  it.each([
    'score.case',
    'report.read',
    'lint.read',
    'confidence.lower',
    'judgement.record',
    'ranking.explain',
    'yardstick.confirm',
    'comparison.make',
    'case.at',
  ])('takes %s, which needs the numbers of the case', (method) => {
    expect(laneOf(method, {})).toBe('scoring');
  });

  it.each(['rating.set', 'sentence.write', 'evidence.page'])('never keeps %s waiting', (method) => {
    expect(laneOf(method, {})).toBe('quick');
  });
});
