import { expect, it } from 'vitest';
import { makeSmallCase } from '../support/small-case.ts';
import { makeWorkstation } from './plumbline.ts';

it('a case that is not fit to leave ends with 1, and says which rules and where', { timeout: 120_000 }, async () => {
  const { run, json, folder } = makeWorkstation();
  await makeSmallCase(folder);
  // Two groups and somebody else, and no gap.
  const missing = [
    { rule: 'HYP-MIN', fault: 'no_deception', where: 'level 2' },
    { rule: 'GAPS', fault: 'none', where: '' },
  ].map((finding): unknown => expect.objectContaining(finding));
  expect(await json(1, 'lint', 'small.case')).toMatchObject({
    edition: 'full',
    errors: expect.arrayContaining(missing),
    warnings: expect.any(Array),
    info: expect.any(Array),
    notApplicable: expect.arrayContaining(['RATIONALE', 'REVIEW']),
    notRecomputable: [],
  });
  const open = await run('lint', 'small.case', '--edition', 'public');
  expect(open.code).toBe(1);
  expect(open.stdout).toContain('error: REVIEW: No independent reviewer has concurred.\n');
  expect(open.stdout).toMatch(/As the public edition: \d+ rules hold, \d+ are broken/u);
  expect((await run('lint', 'small.case', '--edition', 'secret')).code).toBe(2);
  expect(await json(0, 'lint', 'justify', 'small.case', 'indic', '--reason', 'Nobody can watch for it.')).toMatchObject(
    {
      rule: 'INDIC',
      findings: 1,
    },
  );
  expect((await run('lint', 'small.case')).stdout).toMatch(/Justified by .+, line \d+: Nobody can watch for it\.\n/u);
});
