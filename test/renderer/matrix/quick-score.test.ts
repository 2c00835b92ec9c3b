import { afterAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quickScore } from '../../../renderer/app/features/matrix/use-quick-score.ts';
import { overlayPending } from '../../../renderer/app/features/matrix/shown-rating.ts';
import { parseAssessment } from '../../../shared/attribution/assessment-shape.ts';
import { parseScoringProfile } from '../../../shared/reference/scoring-profiles.ts';
import { makeSmallCase } from '../../support/small-case.ts';

const root = mkdtempSync(join(tmpdir(), 'plumbline-quick-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the numbers that bridge the moment after a rating', () => {
  it('are the program’s own, before and after the ledger holds the rating', async () => {
    const { call, folder, items, hypotheses } = await makeSmallCase(root);
    const before = await call('matrix.read', { folder });
    const profile = parseScoringProfile(before.profileText);
    if (!profile.ok) throw new Error(profile.error.message);
    const [item] = items;
    const [hypothesis] = hypotheses;
    const pending = { [`${item}/${hypothesis}`]: { rating: 'II', token: 1, line: null } } as const;
    const ahead = quickScore({
      rows: overlayPending(before.rows, pending, before.size),
      level: 2,
      profile: profile.value,
    });

    await call('rating.set', { folder, evidence: item, cells: { [hypothesis]: { rating: 'II' } } });
    const after = await call('matrix.read', { folder });
    const settled = quickScore({ rows: after.rows, level: 2, profile: profile.value });
    expect(settled).toEqual(ahead);

    const assessment = parseAssessment((await call('score.case', { folder })).sections);
    if (!assessment.ok || assessment.value.status !== 'computed') throw new Error('not computed');
    const level = assessment.value.levels.find((one) => one.level === 2);
    expect(ahead?.lead).toBe(level?.scores.lead);
    for (const id of hypotheses) {
      // The section states six decimals.
      expect(ahead?.alr1.posterior[id]).toBeCloseTo(level?.scores.alr1.posterior[id] ?? -1, 6);
      expect(ahead?.ach.xc[id]).toBeCloseTo(level?.scores.ach.xc[id] ?? -1, 6);
    }
    expect(ahead?.alr1.posterior).not.toEqual(
      quickScore({ rows: before.rows, level: 2, profile: profile.value })?.alr1.posterior,
    );
  });

  it('a rating that the ledger already holds is taken from the ledger', async () => {
    const rows = { evidence: [{ id: 'ev-1', ratings: { 'hy-1': 'C' } }], hypotheses: [{ id: 'hy-1' }] };
    const overlaid = overlayPending(
      // Only what the overlay reads.
      rows as never,
      { 'ev-1/hy-1': { rating: 'II', token: 1, line: 4 } },
      5,
    );
    expect(overlaid.evidence[0]?.ratings).toEqual({ 'hy-1': 'C' });
  });
});
