import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makeSmallCase } from '../support/small-case.ts';
import { makeWorkstation } from './plumbline.ts';

it('a case draws one level into a picture that says what it rests on', { timeout: 120_000 }, async () => {
  const { json, folder, path } = makeWorkstation();
  const { hypotheses } = await makeSmallCase(folder);
  const drawn = await json(0, 'score', 'small.case', 'way.svg', '--figure', 'waterfall', '--hypothesis', hypotheses[1]);
  const svg = readFileSync(path('way.svg'), 'utf8');
  expect(drawn).toMatchObject({ figure: 'waterfall', level: 2, size: Buffer.byteLength(svg) });
  for (const words of [
    '>Small<',
    'The second group',
    'Level 2: Which group?',
    'An assessment, not a finding',
    'TLP:CLEAR',
  ])
    expect(svg).toContain(words);
  for (const [code, ...more] of [
    ['OUTPUT_EXISTS', 'way.svg', '--figure', 'matrix'],
    ['BAD_USAGE', 'new.svg', '--figure', 'matrix', '--hypothesis', hypotheses[1]],
    ['BAD_USAGE', '--figure', 'matrix'],
    ['NOTHING_TO_DRAW', 'new.svg', '--figure', 'matrix', '--level', '3'],
    ['NOTHING_TO_DRAW', 'new.svg', '--figure', 'disagreement'],
  ])
    expect(await json(2, 'score', 'small.case', ...more)).toMatchObject({ error: { code } });
  expect(existsSync(path('new.svg'))).toBe(false);
});

it('a case chooses its words, confirms a term, and says what changed since a line', { timeout: 240_000 }, async () => {
  const { run, json, folder } = makeWorkstation();
  const small = await makeSmallCase(folder);
  const [first, second] = small.hypotheses;
  await json(0, 'rate', 'small.case', 'EX-0002', first, 'C');
  await json(0, 'rate', 'small.case', 'EX-0002', second, 'I');

  const before = await run('yardstick', 'small.case');
  expect(before.stdout).toContain('Words of probability: ICD 203, row 1, as long as nobody chooses.');
  expect(before.stdout).toMatch(/level +hypothesis +probability +ICD 203, row 1 +ICD 203, row 2 +PHIA\n/u);
  expect(await json(2, 'yardstick', 'small.case', '--choose', 'phia')).toMatchObject({ error: { code: 'BAD_USAGE' } });
  expect(await json(0, 'yardstick', 'small.case', '--choose', 'phia', '--reason', 'Readers in London.')).toMatchObject({
    wording: 'phia',
    choice: { reason: 'Readers in London.' },
  });
  const scored = await run('score', 'small.case');
  expect(scored.stdout).toContain('its bands from memory');
  expect(scored.stdout).toContain('not confirmed  the terms are read off computed numbers');
  const confirm = (term: string) =>
    run('yardstick', 'small.case', '--confirm', term, '--level', '2', '--reason', 'It fits.');
  const refused = await confirm('remote-chance');
  expect(refused.code).toBe(2);
  const term = /The term of level 2 is ([a-z-]+), not remote-chance/u.exec(refused.stderr)?.[1] ?? '';
  expect((await confirm(term)).stdout).toMatch(/confirmed in line \d+, and stands\./u);

  const { stdout } = await run('case', 'delta', 'small.case', '--since', String(small.earlier));
  expect(stdout).toMatch(/Chose the words of PHIA: “Readers in London\.” \(.* \(unsigned\)\) \[line \d+\]\n/u);
  expect(stdout).toMatch(/was rated C for “The first group”.*\[lines? \d+/u);
  expect(stdout).toMatch(/ [+\u2212]?\d+\.\d\d {2}what they do together and none of them alone\n/u);
  expect(await json(2, 'case', 'delta', 'small.case', '--since', '9999')).toMatchObject({
    error: { code: 'BAD_MOMENTS' },
  });
});
