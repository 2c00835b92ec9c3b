import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { alr1ProfileText } from '../../shared/reference/alr-1.ts';
import { makeSmallCase } from '../support/small-case.ts';
import { makeWorkstation } from './plumbline.ts';

it(
  'whoever scores without a ranking is told, ranks, and explains; two readings and another profile stand beside',
  { timeout: 240_000 },
  async () => {
    const { run, json, folder } = makeWorkstation();
    const { hypotheses } = await makeSmallCase(folder);
    const [one, two, other] = hypotheses;
    const scored = await run('score', 'small.case');
    expect(scored.stderr).toContain('No ranking of your own stands on level 2');
    expect(scored.code).toBe(0);
    expect(await json(2, 'ranking', 'set', 'small.case', two, one, other, '--level', '2')).toMatchObject({
      error: { code: 'HAS_SEEN' },
    });
    const set = await run('ranking', 'set', 'small.case', two, `${one}=${other}`, '--level', '2', '--seen');
    expect(set.stdout).toContain('made knowing its scores');
    expect((await run('score', 'small.case')).stderr).not.toContain('No ranking');
    expect((await run('ranking', 'show', 'small.case')).stdout).toContain('not explained');
    await json(0, 'ranking', 'explain', 'small.case', '--level', '2', '--explanation', 'No item is about motive.');
    expect((await run('ranking', 'show', 'small.case')).stdout).toMatch(
      /explained in line \d+: No item is about motive\./u,
    );

    writeFileSync(join(folder, 'other.json'), alr1ProfileText.replace('"II":0.10', '"II":0.29'));
    const beside = await run('score', 'small.case', '--profile', 'other.json');
    expect(beside.stdout).toContain('Nothing was recorded; the case stays as it is.');
    expect((await run('score', 'small.case', '--cross-check', 'parc205')).stdout).toContain('NOT VERIFIED');
    expect(
      await json(2, 'score', 'small.case', '--profile', 'other.json', '--profile-sha256', '0'.repeat(64)),
    ).toMatchObject({
      error: { code: 'HASH_MISMATCH' },
    });
    expect(await json(2, 'score', 'small.case', '--record', '--reason', 'x')).toMatchObject({
      error: { code: 'BAD_USAGE' },
    });

    expect(await json(2, 'evidence', 'twice', 'small.case', 'EX-0001', '--reason', 'x')).toMatchObject({
      error: { code: 'BAD_USAGE' },
    });
    const grades = ['--true-credibility', '2', '--true-forgeability', 'moderate', '--planted-credibility', '3'];
    const twice = await run(
      'evidence',
      'twice',
      'small.case',
      'EX-0001',
      ...grades,
      '--planted-forgeability',
      'low',
      '--reason',
      'x',
    );
    expect(twice.stdout).toContain('EX-0003');
    await json(0, 'evidence', 'settle', 'small.case', 'EX-0003', '--stands', 'true', '--reason', 'Signed.');
    expect((await run('evidence', 'twice', 'small.case')).stdout).toContain('the true reading stands');
  },
);
