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
    await makeSmallCase(folder);
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
    writeFileSync(
      join(folder, 'bad.json'),
      '{"withhold":[{"line":0,"field":"title","paragraph":0,"first":0,"last":0}],"reason":"marking"}',
    );
    const refused = await run('redact', 'show', 'small.case', '--redact', 'bad.json');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--redact FILE');
  },
);
