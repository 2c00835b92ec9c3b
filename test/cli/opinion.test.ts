import { expect, it } from 'vitest';
import { makeSmallCase } from '../support/small-case.ts';
import { makeWorkstation } from './plumbline.ts';

it('a second person rates a level blind, and the two are compared', { timeout: 240_000 }, async () => {
  const { run, json, folder } = makeWorkstation();
  const small = await makeSmallCase(folder);
  const [one, two] = small.hypotheses;
  await small.call('score.case', { folder: small.folder });

  const begun = await run('opinion', 'begin', 'small.case', '--level', '2', '--rater', 'ben');
  expect(begun.stdout).toContain('blind on the rater’s word');
  const sheet = await run('opinion', 'show', 'small.case');
  expect(sheet.stdout).toMatch(/EX-0001 .*How likely would we see this, if ….*The first group\n/su);
  expect(sheet.stdout).not.toMatch(/^ +(?:CC|II|N) /mu);
  expect(await json(2, 'raters', 'small.case')).toMatchObject({ error: { code: 'RATED_BLIND' } });
  const rate = ['opinion', 'rate', 'small.case', 'EX-0001'] as const;
  await json(0, ...rate, one, 'II', '--rationale', 'Anybody has it.');
  expect(await json(0, ...rate, two, 'CC')).toMatchObject({ rated: 2, cells: 6 });
  await json(0, 'opinion', 'end', 'small.case');

  const { stdout } = await run('raters', 'small.case', '--hypothesis', two);
  expect(stdout).toMatch(
    / {2}Every rating against hy-.*\n {2}item +case +tester \(unsigned\) +ben +median\n {2}EX-0001 +II +II +CC +N\n {2}EX-0002 /u,
  );
  expect(stdout).toMatch(/the case .*\n {2}tester \(unsigned\) +6 of 6 +6 .*\n {2}ben +2 of 6 +0 /u);
  expect(stdout).toContain('WARNING: they do not all put the same hypothesis first.');
  // Each of the two, taken alone, turns the lead: which stands first is decided by their identifiers.
  expect(stdout).toMatch(/matters most first\n.*\n +EX-0001 .* would lead\n +EX-0001 .* would lead\n/u);
  expect(stdout).toMatch(new RegExp(`EX-0001 +${two} +II +II +CC +N +4 +extreme +extreme`, 'u'));
  const history = await run('raters', 'small.case', 'EX-0001', one);
  expect(history.stdout).toMatch(/CC +tester .* counts/u);
  expect(history.stdout).toMatch(/II +ben .*second opinion, blind on the rater’s word.*Anybody has it\./u);
  const replaced = await run('rate', 'small.case', 'EX-0001', one, 'C', '--rater', 'zoe');
  expect(replaced.stdout).toContain('the case now counts this, and no longer CC by tester');
});
