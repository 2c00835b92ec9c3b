import { describe, expect, it } from 'vitest';
import { gateAgain } from '../../../shared/consequence/measure-gate.ts';
import { defaultPolicy } from '../../../shared/reference/policy-profiles.ts';
import { testSha256 } from '../../support/drafts.ts';
import { measureWith } from '../../support/measures.ts';

describe('a line with an end before its start, which anyone may have written', () => {
  it('has no end for the gates, and computing them goes on', () => {
    const profile = { policy: defaultPolicy, sha256: testSha256('d'), line: null };
    const numbers = {
      policy: profile.sha256,
      attribution: null,
      harm: { actual: 1, potential: 1, index: '10.000000', potentialIndex: '10.000000' },
      redLines: [],
      dissentUnresolved: false,
      review: 'none' as const,
    };
    const { facts } = measureWith();
    const asked = (start: string, end: string | null) =>
      gateAgain(
        { ...measureWith({ instrument: 'I07' }), facts: { ...facts, start, end }, roles: [] },
        numbers,
        profile,
      );
    expect(asked('2026-03-01', '2026-02-28')).toEqual(asked('2026-03-01', null));
  });
});
