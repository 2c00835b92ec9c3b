import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeSmallCase, type SmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const sections = z.object({
  confidence: z.object({
    levels: z.record(
      z.string(),
      z.object({
        confidence: z.string(),
        computed: z.string(),
        tests: z.array(z.object({ test: z.string(), value: z.unknown() })),
      }),
    ),
  }),
});

/** A small case whose lead holds with low confidence: two sound items of two origins for the first hypothesis. */
const makeLedCase = async (): Promise<SmallCase> => {
  const small = await makeSmallCase(temporaryFolder());
  const { call, folder, items, hypotheses } = small;
  const grade = {
    reliability: 'A',
    credibility: '1',
    forgeability: 'low',
    evidenceClass: 'malware',
    group: null,
  } as const;
  const [first, second, other] = hypotheses;
  for (const evidence of items) {
    await call('evidence.correct', { folder, evidence, grade, reason: 'Seen again.' });
    await call('rating.set', {
      folder,
      evidence,
      cells: { [first]: { rating: 'CC' }, [second]: { rating: 'II' }, [other]: { rating: 'N' } },
    });
  }
  return small;
};
const confidenceAt = async ({ call, folder }: SmallCase) => {
  const { sections: given } = await call('score.case', { folder, level: 2 });
  const level = sections.parse(given).confidence.levels['2'];
  if (level === undefined) throw new Error('level 2 has no confidence');
  return level;
};

describe('the confidence of a case', () => {
  it('can be lowered and taken back with a reason, and never raised', async () => {
    const led = await makeLedCase();
    const { call, codeOf, folder } = led;
    expect(await confidenceAt(led)).toMatchObject({ confidence: 'low', computed: 'low' });
    const lower = (to: 'insufficient' | 'low' | 'moderate' | 'computed', level = 2) =>
      codeOf('confidence.lower', { folder, level, to, reason: 'One vendor.' });
    const { size } = (await call('case.info', { folder })).ledger;
    expect(await lower('moderate')).toBe('CANNOT_RAISE');
    expect(await lower('low')).toBe('CANNOT_RAISE');
    expect(await lower('computed')).toBe('NOTHING_LOWERED');
    expect(await lower('insufficient', 3)).toBe('NOT_ASSESSED');
    expect((await call('case.info', { folder })).ledger.size).toBe(size);
    expect(await lower('insufficient')).toBe('ok');
    expect(await confidenceAt(led)).toMatchObject({ confidence: 'insufficient', computed: 'low' });
    expect(await lower('computed')).toBe('ok');
    expect(await confidenceAt(led)).toMatchObject({ confidence: 'low' });
  });

  it('counts an open critical assumption until it is resolved', async () => {
    const led = await makeLedCase();
    const { call, folder } = led;
    const openOnes = async () => (await confidenceAt(led)).tests.find(({ test }) => test === 'assumptions')?.value;
    const { id } = await call('assumption.set', { folder, statement: 'Clocks are right.', critical: true });
    expect(await openOnes()).toBe(1);
    await call('assumption.set', { folder, id, statement: 'Clocks are right.', critical: true, status: 'resolved' });
    expect(await openOnes()).toBe(0);
  });

  it('takes as reviewer only who had no part in the case, names them once, and lets a naming end', async () => {
    const led = await makeLedCase();
    const { call, codeOf, folder, items, hypotheses } = led;
    const rated = { [hypotheses[0]]: { rating: 'C' as const } };
    await call('rating.set', { folder, evidence: items[0], cells: rated, rater: 'rita' });
    const assign = (person: string) => codeOf('review.assign', { folder, person, reason: 'Of another house.' });
    expect(await assign('rita')).toBe('NOT_INDEPENDENT');
    expect(await assign(' ')).toBe('NO_REVIEWER');
    expect(await assign('Ines Vale')).toBe('ok');
    expect(await assign('Ines Vale')).toBe('NAMED_ALREADY');
    const review = async () => (await confidenceAt(led)).tests.find(({ test }) => test === 'review')?.value;
    expect(await review()).toBe('assigned');
    const { namings } = await call('review.list', { folder });
    expect(namings).toMatchObject([{ person: 'Ines Vale' }]);
    await call('review.assign', { folder, withdraw: namings[0]?.id ?? '', reason: 'Declared a conflict.' });
    expect(await review()).toBe('none');
    expect(await codeOf('review.assign', { folder, withdraw: 'rw-', reason: 'x' })).toBe('NOT_FOUND');
  });
});
