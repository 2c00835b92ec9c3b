import { expect, it } from 'vitest';
import { dutyLines } from '../../cli/redress-lines.ts';

const duty = { claim: 'rd-1', closedBy: null, release: null, exported: null, recipient: null, measure: null } as const;

it('says under each duty that is open by which command it is closed, and nothing under one that is', () => {
  expect(
    dutyLines([
      { ...duty, kind: 'rescore', closedBy: 227 },
      { ...duty, kind: 'tell', exported: 169 },
      { ...duty, kind: 'tell', exported: 170, recipient: { line: 212, receiver: 'A ministry', at: null } },
      { ...duty, kind: 'lesson' },
    ]),
  ).toEqual([
    'line 227  Correct what was wrong and score the case again.  rd-1',
    'open      Find out who got the edition of line 169.  rd-1',
    '          plumbline release hand DIR 169 --to NAME',
    'open      Tell A ministry, who got the edition of line 170.  rd-1',
    '          plumbline release tell DIR 212 LINE, where LINE amended, retracted or released again',
    'open      Record what was learnt.  rd-1',
    '          plumbline redress lesson DIR rd-1 --lesson TEXT --change TEXT',
  ]);
});

it('names the release, the measure and the claim that a duty which is open is about', () => {
  const commandOf = (change: Partial<Parameters<typeof dutyLines>[0][number]>): string | undefined =>
    dutyLines([{ ...duty, kind: 'rescore', ...change }])[1]?.trim();
  expect(commandOf({})).toBe('correct ratings, grades or groups, then: plumbline redress rescore DIR rd-1 --note TEXT');
  expect(commandOf({ kind: 'release', release: 44 })).toMatch(/^plumbline request DIR amend 44 /u);
  expect(commandOf({ kind: 'review', measure: 'ms-1' })).toMatch(/^plumbline measure .+ DIR ms-1 /u);
  expect(commandOf({ kind: 'public' })).toMatch(/^plumbline export DIR OUT --edition public, /u);
});
