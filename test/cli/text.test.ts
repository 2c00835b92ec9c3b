import { expect, it } from 'vitest';
import { makeSmallCase } from '../support/small-case.ts';
import { makeWorkstation } from './plumbline.ts';

it('writes, moves, shows and takes out sentences, whose fields follow the case', { timeout: 240_000 }, async () => {
  const { run, json, folder } = makeWorkstation();
  const { hypotheses } = await makeSmallCase(folder);
  const first = hypotheses[0].slice(0, 12);
  const add = (text: string, ...more: string[]) =>
    run('text', 'add', 'small.case', text, '--section', 'basis', ...more);
  const { stdout } = await add(
    `We assess {likelihood:${first}} that {hypothesis:${first}} {cite:EX-0001}.`,
    '--kind',
    'judgement',
  );
  const id = stdout.trim();
  const bare = (await add('It was seen.', '--kind', 'fact', '--before', id)).stdout.trim();
  const shown = (await run('text', 'show', 'small.case', '--template', 'board')).stdout;
  expect(shown).toMatch(
    /Basis\n {2}It was seen\. \(fact\)\n {2}We assess it is unlikely \(20–45.%\) that the first group \[EX-0001\]\. \(judgement\)/u,
  );
  // Every hypothesis, whatever was written.
  expect(shown.match(/^ {2}It is .* that .*\. \(judgement\)$/gmu)).toHaveLength(3);
  expect(shown).toContain('This is the first version');
  expect((await run('text', 'list', 'small.case')).stdout).toContain(`open: ${bare}: A fact cites what it rests on.`);
  await run('text', 'remove', 'small.case', bare, '--reason', 'Not cited.');
  expect(await json(0, 'text', 'list', 'small.case', '--removed')).toMatchObject({ sentences: [{ id: bare }] });
  expect((await run('text', 'history', 'small.case', bare)).stdout).toMatch(/remove by .*: Not cited\./u);
  expect(await json(2, 'text', 'add', 'small.case', 'So {cite:EX-0999}.', '--section', 'basis')).toMatchObject({
    error: { code: 'NOT_FOUND' },
  });
});
