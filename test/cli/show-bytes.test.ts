import { describe, expect, it } from 'vitest';
import { makeWorkstation } from './plumbline.ts';

const hostile = 'first line\r\nGET \u001b[2J\u202eevil\u2066 line\n\xff\xfethird';

describe('plumbline show of bytes', () => {
  it('shows a file as text, hexadecimal, strings and metadata', { timeout: 240_000 }, async () => {
    const { run, json, write } = makeWorkstation();
    await json(0, 'case', 'new', 'x.case', '--title', 'Grid');
    write('a.log', Buffer.concat([Buffer.from(hostile.slice(0, -7)), Buffer.from('fffe7468697264', 'hex')]));
    await json(0, 'intake', 'x.case', 'a.log');

    const text = await run('show', 'x.case', 'EX-0001', '--encoding', 'utf-8', '--as', 'text');
    expect(text.code).toBe(0);
    expect(text.stdout).toContain('first line\nGET ⟦U+001B⟧[2J⟦U+202E⟧evil⟦U+2066⟧ line\n‹ff fe›third\n');
    // What is in a file never reaches the terminal as a command to it.
    for (const sign of ['\u001b', '\u202e', '\u2066', '\r']) expect(text.stdout).not.toContain(sign);

    const lines = await run('show', 'x.case', 'EX-0001', '--place', 'lines:1', '--as', 'hex');
    expect(lines.stdout).toContain('00000000  66 69 72 73 74 20 6c 69 6e 65 0d 0a              first line..');
    expect(await json(0, 'show', 'x.case', 'EX-0001', '--as', 'hex', '--place', 'bytes:0-5')).toMatchObject({
      as: 'hex',
      from: 0,
      to: 5,
      hex: '6669727374',
    });
    expect(await json(0, 'show', 'x.case', 'EX-0001', '--as', 'strings')).toMatchObject({
      next: null,
      strings: [{ offset: 0, text: 'first line', kind: 'ascii' }],
    });
    expect(await json(0, 'show', 'x.case', 'EX-0001', '--as', 'metadata')).toMatchObject({
      format: null,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
    });
  });

  it('says what it does not understand', { timeout: 240_000 }, async () => {
    const { json, write } = makeWorkstation();
    await json(0, 'case', 'new', 'x.case', '--title', 'Grid');
    write('a.log', 'a\n');
    await json(0, 'intake', 'x.case', 'a.log');
    const code = async (...words: readonly string[]) => json(2, 'show', 'x.case', ...words);
    expect(await code('EX-0001', '--place', 'somewhere')).toMatchObject({ error: { code: 'BAD_PLACE' } });
    expect(await code('EX-0001', '--encoding', 'utf-7')).toMatchObject({ error: { code: 'BAD_USAGE' } });
    expect(await code('EX-0001', '--length', '0')).toMatchObject({ error: { code: 'BAD_USAGE' } });
    expect(await code('EX-0009')).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });
});
