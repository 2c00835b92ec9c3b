import { expect, it } from 'vitest';
import { codesToWords } from '../../../renderer/app/features/response/code-words.ts';

// Method, section 7.5.
const codes =
  'ATTR_LEVEL ATTR_CONF ATTR_PROB HARM RI_GT_HARM COLLATERAL CIVILIAN DISSENT REVIEW PARTNER LEGAL APPROVAL:case_lead NECESSITY RATIONALE SUNSET MONITOR REDRESS COLLATERAL_REVIEW CIVILIAN_REVIEW'.split(
    ' ',
  );

it('has words of its own for every code of the gates', () => {
  const words = codes.map((code) => codesToWords([{ code }]));
  expect(words.filter((word) => /[A-Z_]/u.test(word))).toEqual([]);
  expect(new Set(words).size).toBe(codes.length);
  expect(codesToWords([{ code: 'ATTR_PROB' }, { code: 'APPROVAL:case_lead' }])).toBe(
    '5th percentile, approval by case lead',
  );
});
