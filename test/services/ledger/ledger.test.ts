import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { makeSmallCase, sha256, tamper, type SmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const seqsOf = async ({ call, folder }: SmallCase, input: object = {}): Promise<readonly number[]> =>
  (await call('ledger.page', { folder, ...input })).rows.map(({ seq }) => seq);

describe('ledger.page', () => {
  it('puts every line into words, newest first, and says what occurs in the case', async () => {
    const { call, folder, items } = await makeSmallCase(temporaryFolder());
    const page = await call('ledger.page', { folder, count: 3 });
    expect(page).toMatchObject({ total: 11, from: 0 });
    expect(page.rows.map(({ seq, words }) => `${seq} ${words}`)).toEqual([
      '10 Rated EX-0002 “two.log”: C for “The second group”; N for “Someone else”; II for “The first group”.',
      '9 Rated EX-0001 “one.log”: CC for “The first group”; N for “Someone else”; II for “The second group”.',
      '8 Added the hypothesis “Someone else” on level 2 (group).',
    ]);
    expect(page.types).toEqual([
      'case.open',
      'evidence.add',
      'group.set',
      'hypothesis.add',
      'intake.open',
      'rating.set',
      'source.add',
    ]);
    expect(page.actors).toEqual(['tester (unsigned)']);
    expect(JSON.stringify(page.rows)).not.toContain(items[0]);
  });

  it('is narrowed by type, actor and the last line that counts', async () => {
    const small = await makeSmallCase(temporaryFolder());
    expect(await seqsOf(small, { types: ['rating.set', 'group.set'] })).toEqual([10, 9, 2]);
    expect(await seqsOf(small, { types: ['rating.set'], descending: false })).toEqual([9, 10]);
    expect(await seqsOf(small, { actors: ['nobody'] })).toEqual([]);
    expect(await seqsOf(small, { until: 2 })).toEqual([2, 1, 0]);
    expect(await seqsOf(small, { from: 9 })).toEqual([1, 0]);
  });

  it('finds a text in the words, with the names of today, in types and in actors', async () => {
    const small = await makeSmallCase(temporaryFolder());
    const { call, folder } = small;
    expect(await seqsOf(small, { text: 'TWO.log' })).toEqual([10, 5]);
    expect(await seqsOf(small, { text: 'rating.set' })).toEqual([10, 9]);
    expect(await seqsOf(small, { text: 'unsigned', count: 2, from: 1 })).toEqual([9, 8]);
    expect(await seqsOf(small, { text: 'first group' })).toEqual([10, 9, 6]);
    expect(await seqsOf(small, { text: 'first group', types: ['rating.set'], descending: false })).toEqual([9, 10]);
    expect(await seqsOf(small, { text: 'no such words' })).toEqual([]);
    const found = await call('ledger.page', { folder, text: 'unsigned', count: 1 });
    expect([found.total, found.rows.length]).toEqual([11, 1]);
  });

  it('finds words in a case from before they were kept', async () => {
    const small = await makeSmallCase(temporaryFolder());
    tamper(small.folder, 'delete from line_words');
    expect(await seqsOf(small, { text: 'two.log' })).toEqual([10, 5]);
  });

  it('shows the line itself, whatever is kept beside it', async () => {
    const small = await makeSmallCase(temporaryFolder());
    tamper(small.folder, "update line_words set words = 'Anna did it' where seq = 10");
    const { rows } = await small.call('ledger.page', { folder: small.folder, text: 'anna did it' });
    expect(rows).toMatchObject([{ seq: 10, words: expect.stringMatching(/^Rated EX-0002/u) }]);
  });

  it('says of a line that was spoilt that it cannot be read, and shows the others', async () => {
    const small = await makeSmallCase(temporaryFolder());
    tamper(small.folder, "update ledger_line set text = 'spoilt' where seq = 5");
    const { rows } = await small.call('ledger.page', { folder: small.folder });
    expect(rows.find(({ seq }) => seq === 5)?.words).toBe('This line cannot be read.');
    expect(rows.find(({ seq }) => seq === 4)?.words).toContain('one.log');
    expect(await small.codeOf('ledger.line', { folder: small.folder, seq: 5 })).toBe('LEDGER_BROKEN');
  });
});

describe('ledger.line', () => {
  it('holds every field, the exact text and the hash that the next line refers to', async () => {
    const { call, codeOf, folder, items, hypotheses } = await makeSmallCase(temporaryFolder());
    const line = await call('ledger.line', { folder, seq: 9 });
    const next = await call('ledger.line', { folder, seq: 10 });
    expect(line.sha256).toBe(sha256(line.text));
    expect(JSON.parse(next.text)).toMatchObject({ prev: line.sha256, seq: 10 });
    expect(line.row).toMatchObject({ seq: 9, type: 'rating.set', actor: 'tester (unsigned)', tlp: 'CLEAR' });
    expect(line.fields.map(({ name }) => name)).toEqual([
      'actor',
      'at',
      'item',
      'rater',
      'ratings',
      'rationales',
      'tlp',
    ]);
    const valueOf = (name: string): unknown => line.fields.find((field) => field.name === name)?.value;
    expect(valueOf('item')).toBe(items[0]);
    expect(valueOf('rationales')).toEqual(Object.fromEntries(hypotheses.map((id) => [id, ''])));
    expect(line.fields.every(({ withheld }) => !withheld)).toBe(true);
    expect(await codeOf('ledger.line', { folder, seq: 11 })).toBe('NO_SUCH_LINE');
  });

  it('flags what is withheld, whole or in part', async () => {
    const { call, folder } = await makeSmallCase(temporaryFolder());
    const withheld = async (): Promise<unknown> =>
      (await call('ledger.line', { folder, seq: 0 })).fields
        .filter((field) => field.withheld)
        .map(({ name, value }) => [name, value]);
    const withhold = (position: number): void => {
      const db = new Database(join(folder, 'case.db'), { readonly: true });
      const own = db.prepare<[], string>('select text from disclosure where seq = 0').pluck().get() ?? '';
      db.close();
      tamper(
        folder,
        `update disclosure set text = '${own.split('\n').toSpliced(position, 1).join('\n')}' where seq = 0`,
      );
    };
    expect(await withheld()).toEqual([]);
    // The title and the marking come last; before them stand the question, its one paragraph and that one's one word.
    withhold(8);
    expect(await withheld()).toEqual([['question', '[withheld] ']]);
    withhold(8);
    expect(await withheld()).toEqual([
      ['question', '[withheld] '],
      ['title', null],
    ]);
  });
});

describe('case.changes', () => {
  it('names the nouns of the lines since, and the size', async () => {
    const { call, folder } = await makeSmallCase(temporaryFolder());
    expect(await call('case.changes', { folder, since: 11 })).toEqual({ size: 11, topics: [] });
    expect(await call('case.changes', { folder, since: 8 })).toEqual({ size: 11, topics: ['hypothesis', 'rating'] });
    const everything = { size: 11, topics: ['case', 'evidence', 'group', 'hypothesis', 'intake', 'rating', 'source'] };
    expect(await call('case.changes', { folder, since: 0 })).toEqual(everything);
    // A shorter ledger than was seen is another one.
    expect(await call('case.changes', { folder, since: 12 })).toEqual(everything);
  });
});
