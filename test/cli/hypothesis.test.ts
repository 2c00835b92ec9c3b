import { expect, it } from 'vitest';
import { makeSmallCase } from '../support/small-case.ts';
import { makeWorkstation } from './plumbline.ts';

it(
  'hypotheses are linked, confirmed, set aside and corrected, and the list and the score say so',
  { timeout: 240_000 },
  async () => {
    const { run, json, folder } = makeWorkstation();
    const small = await makeSmallCase(folder);
    const [one, two, other] = small.hypotheses;
    const because = ['--reason', 'Its own unit.'] as const;
    const hypothesis = (...words: readonly string[]) => ['hypothesis', ...words] as const;
    const added = await json(0, ...hypothesis('add', 'small.case', '--statement', 'The unit', '--level', '3'));
    const unit = String(Object.values(added as object)[0]);
    const company = await json(0, ...hypothesis('add', 'small.case', '--statement', 'A company', '--level', '3'));
    for (const item of ['EX-0001', 'EX-0002']) {
      await json(0, 'rate', 'small.case', item, unit, 'CC');
      await json(0, 'rate', 'small.case', item, String(Object.values(company as object)[0]), 'II');
    }
    await json(0, ...hypothesis('entails', 'small.case', unit, two, ...because));
    await json(0, ...hypothesis('part', 'small.case', two, one, ...because));
    await json(0, ...hypothesis('confirm', 'small.case', '2', ...because));
    await json(0, ...hypothesis('set-aside', 'small.case', two, ...because));
    await json(0, ...hypothesis('correct', 'small.case', unit, '--statement', 'The unit of the group', ...because));
    expect(await json(2, ...hypothesis('entails', 'small.case', one, unit, ...because))).toMatchObject({
      error: { code: 'NOT_NEIGHBOURS' },
    });
    expect(await json(2, ...hypothesis('set-aside', 'small.case', other, ...because))).toMatchObject({
      error: { code: 'RESIDUAL_HYPOTHESIS' },
    });
    expect(await json(2, ...hypothesis('entails', 'small.case', unit, one))).toMatchObject({
      error: { code: 'BAD_USAGE' },
    });

    const { stdout } = await run(...hypothesis('list', 'small.case', '--history'));
    expect(stdout).toMatch(/Level 2: that they exclude each other is confirmed by line \d+: Its own unit\./u);
    expect(stdout).toMatch(new RegExp(`\n  ${one} .*\n    ${two} .*set aside by line`, 'u'));
    expect(stdout).toMatch(new RegExp(`${unit} .*The unit of the group +entails ${two}`, 'u'));
    expect(stdout).toMatch(/corrected; before: statement “The unit” .*Its own unit\./u);
    const scored = await run('score', 'small.case');
    expect(scored.stdout).toMatch(new RegExp(`with parts +${one}: 0\\.\\d{6}, .* of 2 columns`, 'u'));
    expect(scored.stdout).toMatch(
      new RegExp(`capped +${unit}: 0\\.\\d{6}, computed 0\\.\\d{6}, by level 2, hypothesis ${two}`, 'u'),
    );
    expect(scored.stdout).toMatch(/not established at this level: 0\.\d{6}; nobody gains it/u);
    await json(0, ...hypothesis('entails', 'small.case', unit, two, ...because, '--take-back'));
    await json(0, ...hypothesis('reopen', 'small.case', two, ...because));
    expect((await run('score', 'small.case')).stdout).not.toContain('not established');
  },
);
