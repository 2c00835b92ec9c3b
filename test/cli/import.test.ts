import { rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importFixture, telebotsEvent } from '../support/import-text.ts';
import { makeWorkstation } from './plumbline.ts';

describe('remembered columns on the command line', () => {
  it('are said by a dry run, used when that is asked, and forgotten', { timeout: 240_000 }, async () => {
    const { run, json, write } = makeWorkstation();
    await json(0, 'case', 'new', 'x.case', '--title', 'Grid');
    const map = write('map.json', '{"columns": {"title": "what"}}');
    write('one.csv', 'when,what,unit\n2016-12-17,a,b\n');
    write('two.csv', 'when,what,unit\n2016-12-18,c,d\n');
    const recall = ['import', 'x.case', 'two.csv', '--remembered'] as const;
    expect(await json(2, ...recall)).toMatchObject({ error: { code: 'NOTHING_REMEMBERED' } });
    await json(0, 'import', 'x.case', 'one.csv', '--map', map, '--remember');
    expect((await run('import', 'x.case', 'two.csv', '--dry-run')).stdout).toMatch(
      /from one\.csv, not used unless --remembered is given: title: what/u,
    );
    expect(await json(2, ...recall, '--map', map)).toMatchObject({ error: { code: 'BAD_USAGE' } });
    expect(await json(0, ...recall)).toMatchObject({ records: 1, remembered: { columns: { title: 'what' } } });
    const list = await run('mapping', 'list');
    expect(list.stdout).toContain('title: what');
    await json(0, 'mapping', 'forget', list.stdout.slice(0, 12));
    expect((await run('mapping', 'list')).stdout).toBe('None is remembered.\n');
  });
});

describe('plumbline import', () => {
  it('imports, lists several, takes back and makes again', { timeout: 120_000 }, async () => {
    const { run, json, path, write } = makeWorkstation();
    await json(0, 'case', 'new', 'x.case', '--title', 'Grid');
    writeFileSync(path('ics-attack.json'), importFixture('attack-ics/ics-attack.json.gz'));
    writeFileSync(path('event.json'), telebotsEvent());
    write('broken.json', '{"type":"bundle","id":"bundle--1"');

    const tried = await json(0, 'import', 'x.case', 'event.json', '--dry-run');
    expect(tried).toEqual({
      file: 'event.json',
      format: 'misp',
      records: 96,
      byType: { attribute: 95, event: 1 },
      skipped: [],
      marks: 0,
      evidence: null,
      line: null,
    });
    expect(await json(0, 'import', 'x.case', 'ics-attack.json', '--as', 'stix')).toMatchObject({
      format: 'stix',
      byType: { relationship: 1373, campaign: 8 },
      evidence: expect.stringMatching(/^ev-/u),
    });
    expect(await json(2, 'import', 'x.case', 'broken.json', 'event.json')).toMatchObject({
      imports: [
        { file: 'broken.json', error: { code: 'BAD_JSON' } },
        { file: 'event.json', format: 'misp', records: 96 },
      ],
    });
    expect(await json(2, 'import', 'x.case', 'broken.json')).toMatchObject({ error: { code: 'BAD_JSON' } });
    expect(await json(2, 'import', 'x.case', 'EX-0001')).toMatchObject({ error: { code: 'IMPORTED_ALREADY' } });

    expect(await json(0, 'import', '--undo', 'x.case', 'EX-0001')).toMatchObject({ records: 1826 });
    const again = await run('import', 'x.case', 'EX-0001');
    expect(again.stdout).toContain('1826 records as stix');
    expect(again.stdout).toMatch(/1373 +relationship/u);

    rmSync(path('x.case/index.db'));
    expect(await json(0, 'import', '--rebuild', 'x.case')).toMatchObject({
      rebuilt: [{ equal: true }, { equal: true }],
      failed: [],
    });
  });

  it('says what is wrong with its words and its mapping', { timeout: 120_000 }, async () => {
    const { json, write } = makeWorkstation();
    await json(0, 'case', 'new', 'x.case', '--title', 'Grid');
    write('a.json', '{"type":"bundle","id":"bundle--1"}');
    write('map.json', '{"columns":{"colour":"red"}}');
    const codeOf = async (...words: readonly string[]) => {
      const document = await json(2, 'import', ...words);
      return (document as { readonly error: { readonly code: string } }).error.code;
    };
    expect(await codeOf('x.case')).toBe('BAD_USAGE');
    expect(await codeOf('x.case', 'a.json', '--map', 'map.json')).toBe('BAD_FILE');
    expect(await codeOf('x.case', 'a.json', '--as', 'nothing')).toBe('BAD_USAGE');
    expect(await codeOf('--undo', 'x.case')).toBe('BAD_USAGE');
    expect(await codeOf('x.case', 'none.json')).toBe('SOURCE_MISSING');
    expect(await codeOf('x.case', 'EX-0007')).toBe('NOT_FOUND');
  });
});
