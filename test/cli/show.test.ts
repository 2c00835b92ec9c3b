import { describe, expect, it } from 'vitest';
import { rawTar } from '../support/raw-tar.ts';
import { makeWorkstation } from './plumbline.ts';

describe('plumbline show', () => {
  it('looks into tables, JSON, mail and archives, and finds the bytes of a place', { timeout: 120_000 }, async () => {
    const { run, json, write } = makeWorkstation();
    await json(0, 'case', 'new', 'x.case', '--title', 'Grid');
    write('a.csv', 'time,note\n2016-12-17,"=1+1\u001b[31m"\n2016-12-18,b,c\n');
    write('b.json', '{"n":9007199254740993,"objects":[{"name":"Industroyer"}]}');
    write('c.eml', 'From: a@b\r\nTo: c@d\r\nSubject: =?utf-8?Q?caf=C3=A9?=\r\n\r\nSee http://evil.example\r\n');
    write('d.tar', rawTar({ name: '../x', data: 'hello' }).toString('latin1'));
    await json(0, 'intake', 'x.case', 'a.csv', 'b.json', 'c.eml', 'd.tar');

    expect(await json(0, 'show', 'x.case', 'EX-0001', '--as', 'csv', '--from', '1')).toMatchObject({
      form: 'table',
      total: 3,
      rows: [
        { row: 1, cells: [{ text: '2016-12-17' }, { marks: ['control', 'formula'] }] },
        { row: 2, cellCount: 3 },
      ],
    });
    // What is in a file never reaches the terminal as a command to it.
    expect((await run('show', 'x.case', 'EX-0001', '--as', 'csv')).stdout).not.toContain('\u001b');
    expect(await json(0, 'show', 'x.case', 'EX-0002', '--as', 'json', '--place', 'pointer:')).toMatchObject({
      kind: 'object',
      children: [{ name: { text: 'n' }, value: { text: '9007199254740993' } }, { name: { text: 'objects' } }],
    });
    expect(await json(0, 'show', 'x.case', 'EX-0003', '--as', 'mail')).toMatchObject({
      form: 'message',
      messages: [{ headers: [{ name: 'From' }, { name: 'To' }, { decoded: 'café' }] }],
    });
    expect(await json(0, 'show', 'x.case', 'EX-0004', '--as', 'archive')).toMatchObject({
      form: 'TAR',
      entries: [{ name: '../x', marks: [{ code: 'traversal' }] }],
    });
    // printf '"Industroyer"' | sha256sum
    expect(await json(0, 'show', 'x.case', 'EX-0002', '--place', 'pointer:/objects/0/name')).toMatchObject({
      bytes: { from: 41, to: 54 },
      sha256: '511d5a1482f5d1dd67a3d0bf6566e3ed4eb29241f740ac64712d3bc293a27af8',
    });
  });

  it('says what it cannot show', { timeout: 120_000 }, async () => {
    const { json, write } = makeWorkstation();
    await json(0, 'case', 'new', 'x.case', '--title', 'Grid');
    write('a.txt', 'hello\n');
    await json(0, 'intake', 'x.case', 'a.txt');
    expect(await json(2, 'show', 'x.case', 'EX-0001', '--as', 'json')).toMatchObject({
      error: { code: 'NOT_THIS_FORMAT' },
    });
    expect(await json(2, 'show', 'x.case', 'EX-0001', '--as', 'archive')).toMatchObject({
      error: { code: 'NOT_THIS_FORMAT' },
    });
    expect(await json(2, 'show', 'x.case', 'EX-0001', '--place', 'lines:7')).toMatchObject({
      error: { code: 'PLACE_OUTSIDE' },
    });
    expect(await json(2, 'show', 'x.case', 'EX-0001', '--place', 'x')).toMatchObject({ error: { code: 'BAD_PLACE' } });
    expect(await json(2, 'show', 'x.case', 'EX-0009', '--place', 'lines:1')).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });
});
