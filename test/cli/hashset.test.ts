import { describe, expect, it } from 'vitest';
import { makeWorkstation } from './plumbline.ts';

// `printf a | md5sum`: RFC 1321, appendix A.5.
const md5OfA = '0cc175b9c0f1b6a831c399e269772661';

describe('plumbline hashset', () => {
  it('takes a list in, holds it against a case, says what it knows, and forgets it', { timeout: 240_000 }, async () => {
    const { run, json, write } = makeWorkstation();
    await json(0, 'case', 'new', 'x.case', '--title', 'Grid');
    write('a.bin', 'a');
    write('list.md5', `${md5OfA}  a\u001b[31m\nprose\n`);
    await json(0, 'intake', 'x.case', 'a.bin');
    expect(await json(2, 'hashset', 'add', 'list.md5', '--name', 'W')).toMatchObject({ error: { code: 'BAD_USAGE' } });
    const add = ['hashset', 'add', 'list.md5', '--name', 'W\u001b[31m', '--kind', 'bad', '--set-version', '7'] as const;
    expect(await json(0, ...add)).toMatchObject({ set: { hashes: 1, version: '7' }, marks: 1, skipped: [{ line: 2 }] });
    expect(await json(2, ...add)).toMatchObject({ error: { code: 'ALREADY_THERE' } });
    const applied = await run('hashset', 'apply', 'x.case', 'W\u001b[31m');
    expect(applied.stdout).toMatch(/^line 3: known bad by “W.*”: 1 item, 0 records\n.*judges nothing/mu);
    expect(applied.stdout).not.toContain('\u001b');
    expect(await json(0, 'hashset', 'matches', 'x.case')).toMatchObject({
      totals: { items: 1, records: 0 },
      items: [{ exhibit: 'EX-0001', known: [{ kind: 'bad' }] }],
    });
    expect((await run('hashset', 'list', 'x.case')).stdout).toContain('applied in line 3');
    await json(0, 'hashset', 'remove', 'W\u001b[31m@7');
    expect((await run('hashset', 'list', 'x.case')).stdout).toMatch(/not here {2}W/u);
    expect(await json(2, 'hashset', 'apply', 'x.case', 'W')).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });
});
