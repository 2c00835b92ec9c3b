import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Input, Output } from '../../../shared/api/contract.ts';
import { makeSmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const takeIn = async (name: string, content: string | Uint8Array) => {
  const root = temporaryFolder();
  const { call, codeOf, folder } = await makeSmallCase(root);
  const path = join(root, name);
  writeFileSync(path, content);
  const { taken } = await call('intake.take', { folder, paths: [path] });
  const evidence = taken[0]?.id ?? '';
  return {
    codeOf,
    folder,
    evidence,
    table: (window: Partial<Input<'evidence.table'>> = {}) => call('evidence.table', { folder, evidence, ...window }),
    json: (window: Partial<Input<'evidence.json'>> = {}) => call('evidence.json', { folder, evidence, ...window }),
    path: (pointer: string) => call('evidence.json-path', { folder, evidence, pointer }),
  };
};

const cellsOf = ({ rows }: Output<'evidence.table'>): readonly (readonly string[])[] =>
  rows.map(({ cells }) => cells.map(({ text }) => text));
const valuesOf = ({ children }: Output<'evidence.json'>): readonly string[] => children.map(({ value }) => value.text);

describe('evidence.table', () => {
  it('shows cells as they stand, and marks what is odd about them', async () => {
    const { table } = await takeIn('a.csv', '\ufeffname,note\n"a ""b""",=1+1\n1,a"b,3\n-5,"x"y\n+call,\u0000\n');
    const page = await table();
    expect(page).toMatchObject({ delimiter: ',', total: 5, isWhole: true });
    expect(cellsOf(page)).toEqual([
      ['name', 'note'],
      ['a "b"', '=1+1'],
      ['1', 'a"b', '3'],
      ['-5', 'xy'],
      ['+call', '\u0000'],
    ]);
    expect(page.rows.map(({ cells }) => cells.flatMap(({ marks }) => marks))).toEqual([
      [],
      ['formula'],
      ['quotes'],
      ['quotes'],
      ['formula', 'control'],
    ]);
    expect(page.rows[2]).toMatchObject({ row: 2, line: 3, cellCount: 3 });
  });

  it('reads a cell that is not UTF-8 as Latin-1 and says so, and shows what follows a mark that is never closed', async () => {
    const { table } = await takeIn('a.csv', Buffer.from('a,b\n\xe9,1\n"x,2\n3,4\n', 'latin1'));
    const page = await table();
    expect(page.rows[1]?.cells[0]).toMatchObject({ text: 'é', marks: ['latin-1'] });
    expect(page.rows[2]?.cells[0]).toMatchObject({ text: 'x,2\n3,4\n', marks: ['never-closed'] });
  });

  it('opens a table of half a million rows at once, and reads on to a far row', async () => {
    const lines = Array.from({ length: 500_000 }, (_, at) => `${at},"row, ${at}",some more text to fill the line\n`);
    const { table } = await takeIn('long.csv', `number,name,text\n${lines.join('')}`);
    const first = await table({ count: 3 });
    expect(first.isWhole).toBe(false);
    expect(cellsOf(first)[2]).toEqual(['1', 'row, 1', 'some more text to fill the line']);
    let far = first;
    for (let calls = 0; !far.isWhole && calls < 10; calls += 1) far = await table({ from: 499_999, count: 5 });
    expect(far.total).toBe(500_001);
    expect(cellsOf(far).map(([number]) => number)).toEqual(['499998', '499999']);
    expect(far.rows[0]?.line).toBe(500_000);
    const middle = await table({ from: 250_001, count: 1, column: 2, columns: 1 });
    expect(cellsOf(middle)).toEqual([['row, 250000']]);
  });

  it('shows a window of the columns of a wide table, and cuts a cell that is long', async () => {
    const wide = Array.from({ length: 1500 }, (_, at) => `c${at + 1}`).join(';');
    const { table } = await takeIn('wide.csv', `${wide}\n${'x'.repeat(50_000)};b\n`);
    const page = await table({ column: 1499, columns: 2 });
    expect(page.rows[0]).toMatchObject({ cellCount: 1500, cells: [{ text: 'c1499' }, { text: 'c1500' }] });
    const long = (await table()).rows[1]?.cells[0];
    expect(long).toMatchObject({ isCut: true, to: (long?.from ?? 0) + 50_000 });
    expect(long?.text.length).toBe(2000);
  });

  it('is no table where the file is UTF-16', async () => {
    const { codeOf, folder, evidence } = await takeIn('a.csv', Buffer.from('\ufeffa,b\n', 'utf16le'));
    expect(await codeOf('evidence.table', { folder, evidence })).toBe('NOT_THIS_FORMAT');
  });
});

describe('evidence.json', () => {
  it('shows numbers as they are written, and every value of a name that stands twice', async () => {
    const { json } = await takeIn('a.json', '{"n":9007199254740993,"e":1e400,"n":-0.10,"\\u006e":"\\ud83d\\ude00\\n"}');
    const file = await json();
    expect(file).toMatchObject({ form: 'document', kind: 'file', total: 1, fault: null });
    const object = await json({ at: file.children[0]?.from ?? -1 });
    expect(valuesOf(object)).toEqual(['9007199254740993', '1e400', '-0.10', '😀\n']);
    expect(object.children.map(({ name, isRepeated }) => [name?.text, isRepeated])).toEqual([
      ['n', true],
      ['e', false],
      ['n', true],
      ['n', true],
    ]);
  });

  it('shows what stands before a fault, and where it is', async () => {
    for (const [text, at, shown] of [
      ['{"a":1,"b":[2}', 13, 1],
      ['[1,2,03]', 5, 2],
      ['[1,2', 4, 2],
      ['{"a":1 "b":2}', 7, 1],
      ['["x', 3, 0],
    ] as const) {
      const { json } = await takeIn('a.json', text);
      const page = await json({ at: 0 });
      expect([page.fault?.at, page.total - (page.children.at(-1)?.to === null ? 1 : 0)], text).toEqual([at, shown]);
      expect(page.isWhole).toBe(true);
    }
    const { json } = await takeIn('a.json', '{"a":1} tail');
    expect((await json()).fault).toEqual({ at: 8, message: 'something stands after its end' });
  });

  it('reads a value on each line, and says which of them are none', async () => {
    const { json } = await takeIn('a.jsonl', '{"a":1}\n\n  7 \n{"b":\n"t"\n{"c":1]}\n');
    const page = await json();
    expect(page).toMatchObject({ form: 'lines', total: 5, isWhole: true });
    expect(page.children.map(({ line, kind }) => [line, kind])).toEqual([
      [1, 'object'],
      [3, 'number'],
      [4, 'unreadable'],
      [5, 'text'],
      [6, 'unreadable'],
    ]);
    // What a line leaves open ends with it, and takes nothing of the next.
    const { from = 0, to = 0 } = page.children[2] ?? {};
    expect(await json({ at: from, end: to })).toMatchObject({ total: 0, fault: { at: to } });
  });

  it('opens a long document at once, goes on reading, and knows where each of its values lies', async () => {
    const item = (at: number): string => `{"id":${at},"text":"${'x'.repeat(200)}"}`;
    const text = `{"type":"bundle","objects":[${Array.from({ length: 100_000 }, (_, at) => item(at)).join(',\n')}],"n":1}`;
    const { json, path } = await takeIn('long.json', text);
    const root = await json({ at: 0 });
    expect(root.isWhole).toBe(false);
    expect(root.children.map(({ name, to }) => [name?.text, to === null])).toEqual([
      ['type', false],
      ['objects', true],
    ]);
    const at = root.children[1]?.from ?? 0;
    expect(valuesOf(await json({ at, count: 1 }))).toEqual([item(0).slice(0, 160)]);
    let page = await json({ at, from: 99_998 });
    for (let calls = 0; !page.isWhole && calls < 10; calls += 1) page = await json({ at, from: 99_998 });
    expect(page.total).toBe(100_000);
    const last = page.children.at(-1);
    expect(text.slice(last?.from, last?.to ?? 0)).toBe(item(99_999));
    let whole = await json({ at: 0 });
    for (let calls = 0; !whole.isWhole && calls < 10; calls += 1) whole = await json({ at: 0 });
    expect(whole.children.map(({ name }) => name?.text)).toEqual(['type', 'objects', 'n']);
    const { steps } = await path('/objects/99999/id');
    expect(steps.map(({ index }) => index)).toEqual([0, 1, 99_999, 0]);
    expect(steps[2]?.from).toBe(last?.from);
  });

  it('marks texts that are not as JSON writes them, and shows them as they stand', async () => {
    const bytes = Buffer.concat([
      Buffer.from('["'),
      Buffer.from([0xff]),
      Buffer.from('","a\\x","\\ud800","tab\there"]'),
    ]);
    const { json } = await takeIn('a.json', bytes);
    const page = await json({ at: 0 });
    expect(page.children.map(({ value }) => [value.text, value.marks])).toEqual([
      ['ÿ', ['latin-1']],
      ['"a\\x"', ['bad-text']],
      ['\\ud800', ['half-character']],
      ['"tab\there"', ['bad-text']],
    ]);
  });

  it('cuts a long text within no character and no escape', async () => {
    for (let shift = 0; shift < 7; shift += 1) {
      const { json } = await takeIn('a.json', `["${'a'.repeat(1985 + shift)}${'\\ud83d\\ude00é'.repeat(100)}"]`);
      const { text, isCut, marks } = (await json({ at: 0 })).children[0]?.value ?? {
        text: '',
        isCut: false,
        marks: [],
      };
      expect([isCut, marks, text.isWellFormed()], String(shift)).toEqual([true, [], true]);
      expect(text.replaceAll(/a|😀|é/gu, ''), String(shift)).toBe('');
    }
  });

  it('is no tree where no value begins, or where the file is UTF-16', async () => {
    const text = await takeIn('a.json', 'hello');
    expect(await text.codeOf('evidence.json', { folder: text.folder, evidence: text.evidence })).toBe(
      'NOT_THIS_FORMAT',
    );
    const wide = await takeIn('b.json', Buffer.from('\ufeff{}', 'utf16le'));
    expect(await wide.codeOf('evidence.json', { folder: wide.folder, evidence: wide.evidence })).toBe(
      'NOT_THIS_FORMAT',
    );
  });
});
