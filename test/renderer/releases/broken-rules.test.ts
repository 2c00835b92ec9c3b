import { describe, expect, it } from 'vitest';
import { answerBroken, listBroken } from '../../../renderer/app/features/releases/broken-rules.ts';

type Rule = Parameters<typeof listBroken>[0][number];

const rule = (id: string, severities: readonly ('E' | 'W')[], overridable = true): Rule => ({
  rule: id,
  severity: 'E',
  checks: '',
  why: '',
  absent: '',
  overridable,
  status: severities.length === 0 ? 'holds' : 'broken',
  findings: severities.map((severity, at) => ({
    fault: 'f',
    severity,
    says: `${id} ${at}.`,
    mend: 'm',
    where: [],
    justification: null,
    override: null,
  })),
});

describe('what keeps a release from being asked for', () => {
  const rules = listBroken(
    [
      rule('GAPS', ['E', 'E']),
      rule('INDIC', ['W']),
      rule('PII', []),
      rule('REVIEW', []),
      rule('TIME-UTC', ['E'], false),
    ],
    [rule('GAPS', ['E']), rule('PII', []), rule('REVIEW', ['E'])],
  );

  it('are the errors of the full and of the public edition, each rule once', () => {
    expect(rules).toEqual([
      { rule: 'GAPS', says: 'GAPS 0. And 1 more.', where: '', overridable: true, isInFull: true },
      { rule: 'REVIEW', says: 'REVIEW 0.', where: '(public edition only)', overridable: true, isInFull: false },
      { rule: 'TIME-UTC', says: 'TIME-UTC 0.', where: '', overridable: false, isInFull: true },
    ]);
  });

  it('is answered by a reason for each error of the full edition, and never where nobody may', () => {
    const mendable = rules.filter(({ overridable }) => overridable);
    const reasons = { GAPS: ' Nobody looked. ', 'TIME-UTC': 'x' };
    const overrides = [{ rule: 'GAPS', reason: 'Nobody looked.' }];
    expect(answerBroken(mendable, reasons)).toEqual({ overrides, isAnswered: true });
    expect(answerBroken(rules, reasons)).toEqual({ overrides, isAnswered: false });
    expect(answerBroken(mendable, {}).isAnswered).toBe(false);
    expect(answerBroken(mendable, { ...reasons, REVIEW: ' ' }).isAnswered).toBe(false);
  });
});
