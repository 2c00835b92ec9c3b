import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeSmallCase } from '../support/small-case.ts';
import { makeWorkstation } from './plumbline.ts';

it(
  'words are found, kept as a redaction that names no word, and gone from what a stranger reads',
  { timeout: 120_000 },
  async () => {
    const { run, json, folder } = makeWorkstation();
    const [one] = (await makeSmallCase(folder)).items.map((id) => ({ id }));
    if (one === undefined) throw new Error('the case has no item');
    const found = await json(
      0,
      'redact',
      'find',
      'small.case',
      'SECOND  group',
      '--save',
      'them',
      '--reason',
      'privilege',
    );
    expect(found).toMatchObject({
      total: 1,
      places: [{ field: 'statement', kept: null }],
      filesUnread: 0,
      saved: { name: 'them' },
    });
    const path = String(Reflect.get(Object(Reflect.get(Object(found), 'saved')), 'path'));
    expect(readFileSync(path, 'utf8')).toMatch(
      /^\{"reason":"privilege","withhold":\[\{"field":"statement","first":1,"last":2,"line":\d+,"paragraph":0\}\]\}\n$/u,
    );
    const shown = await run(
      'redact',
      'show',
      'small.case',
      '--edition',
      'restricted',
      '--tlp',
      'RED',
      '--redact',
      path,
    );
    expect(shown.code).toBe(0);
    expect(shown.stdout).toContain('[withheld]');
    expect(shown.stdout).not.toMatch(/second group/iu);
    writeFileSync(join(folder, 'copy.log'), 'first\n');
    const derive = ['redact', 'derive', 'small.case', '--save', 'copied', '--did', 'The second word was cut.'];
    // The exhibit itself is no copy of it, and then nothing is recorded.
    const size = async (): Promise<unknown> =>
      Reflect.get(Object(await json(0, 'case', 'info', 'small.case')), 'ledger');
    const before = await size();
    expect(await json(2, ...derive, one.id, 'one.log')).toMatchObject({ error: { code: 'NOT_TAKEN', at: one.id } });
    expect(await size()).toEqual(before);
    const derived = await json(
      0,
      ...derive,
      one.id,
      'copy.log',
      '--by',
      'Anna',
      '--tool',
      'sed',
      '--tool-version',
      '4.9',
    );
    expect(derived).toMatchObject({ original: one.id, shown: true, redaction: { name: 'copied' } });
    expect(Reflect.get(Object(derived), 'answer')).toMatch(
      /^Without .+ that this edition does not show, as if never taken in: /u,
    );
    const copied = join(path, '..', 'copied.json');
    const read = (await run('redact', 'show', 'small.case', '--redact', copied)).stdout;
    expect(read).toContain('The second word was cut.');
    expect(read).toContain('withheld, by the reason source-protection.');
    expect(read).toContain('"version":"4.9"');
    expect(read).not.toContain('one.log');
    writeFileSync(
      join(folder, 'bad.json'),
      '{"withhold":[{"line":0,"field":"title","paragraph":0,"first":0,"last":0}],"reason":"marking"}',
    );
    const refused = await run('redact', 'show', 'small.case', '--redact', 'bad.json');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--redact FILE');
  },
);
