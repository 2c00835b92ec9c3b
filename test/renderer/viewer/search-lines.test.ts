import { expect, it } from 'vitest';
import { searchLines } from '../../../renderer/viewer/search-lines.ts';
import type { Json } from '../../../shared/ledger/canonical-json.ts';
import type { RevealedLine } from '../../../shared/ledger/reveal.ts';
import { testId, testOrigin } from '../../support/drafts.ts';

const line = (seq: number, type: string, fields: Readonly<Record<string, Json>>): RevealedLine => ({
  seq,
  type,
  v: 1,
  day: '2026-03-01',
  log: testOrigin,
  fields,
  withheld: [{ seq, field: 'note', digest: 'relay' }],
});

const lines = [
  line(0, 'case.open', { title: 'A grid' }),
  line(1, 'evidence.add', { id: testId('evidence'), item: { title: 'Relay settings', tags: ['Kyiv'] } }),
  line(2, 'source.add', { name: 'kyiv operator' }),
];
const found = (query: string) => searchLines(lines, query).map(({ line: { seq } }) => seq);

it('finds lines that hold every word in any disclosed text, whatever its case, and the evidence that they are about', () => {
  expect(found('KYIV')).toEqual([1, 2]);
  expect(found('kyiv relay')).toEqual([1]);
  expect(searchLines(lines, 'relay')).toMatchObject([{ items: [testId('evidence')], excerpt: 'Relay settings' }]);
});

it('finds nothing for no words, and nothing in names of fields or digests of what is withheld', () => {
  expect(found('  ')).toEqual([]);
  expect(found('tags')).toEqual([]);
  expect(found('note')).toEqual([]);
});

it('shows of a long text what stands around the word', () => {
  const [hit] = searchLines(
    [line(0, 'case.open', { question: `${'x'.repeat(300)} Relay ${'y'.repeat(300)}` })],
    'relay',
  );
  expect(hit?.excerpt).toMatch(/^… x{79} Relay y{154} …$/u);
});
