import { describe, expect, it } from 'vitest';
import { makeWorkstation } from './plumbline.ts';

describe('plumbline search', () => {
  it('reads what is new, finds words in everything, and says where', { timeout: 120_000 }, async () => {
    const { run, json, write } = makeWorkstation();
    await json(0, 'case', 'new', 'x.case', '--title', 'Grid');
    write('log.txt', 'at 23:53 the breaker\u001b[31m opened by itself\n');
    await json(0, 'intake', 'x.case', 'log.txt');
    await json(0, 'source', 'add', 'x.case', '--name', 'Breaker maker', '--reliability', 'B');

    expect(await json(0, 'search', 'x.case', 'breaker')).toMatchObject({
      total: 2,
      byKind: { source: 1, file: 1 },
      hits: [
        { kind: 'source', line: 3 },
        { kind: 'file', id: expect.stringMatching(/^ev-/u), title: 'EX-0001 “log.txt”', offset: 0 },
      ],
    });
    expect(await json(0, 'search', 'x.case', 'breaker', '--kind', 'file', '--limit', '1')).toMatchObject({ total: 1 });
    const words = await run('search', 'x.case', '"breaker" OR maker');
    expect(words.stdout).toContain('[breaker]');
    // What is in a file never reaches the terminal as a command to it.
    expect(words.stdout).not.toContain('\u001b');
    write('picture.bin', new Uint8Array([0, 1, 2, 3]));
    await json(0, 'intake', 'x.case', 'picture.bin');
    expect((await run('search', 'x.case', 'nowhere')).stdout).toContain(
      'Nothing holds that.\nFiles that were not searched: 1 no text.',
    );
  });

  it('says what it does not understand', { timeout: 120_000 }, async () => {
    const { json } = makeWorkstation();
    await json(0, 'case', 'new', 'x.case', '--title', 'Grid');
    expect(await json(2, 'search', 'x.case', '"open')).toMatchObject({ error: { code: 'BAD_QUERY' } });
    expect(await json(2, 'search', 'x.case', 'a', '--limit', '0')).toMatchObject({ error: { code: 'BAD_USAGE' } });
    expect(await json(2, 'search', 'absent.case', 'a')).toMatchObject({ error: { code: 'NOT_A_CASE' } });
  });
});
