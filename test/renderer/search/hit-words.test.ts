import { describe, expect, it } from 'vitest';
import { listKinds, placeWords, snippetParts, type Hit } from '../../../renderer/app/features/search/hit-words.ts';

const hit: Hit = {
  kind: 'file',
  id: 'ev-1',
  title: '',
  item: null,
  snippet: 'the relay opened',
  marks: [[4, 9]],
  line: null,
  offset: null,
  length: null,
  place: null,
  record: null,
  type: null,
};

describe('the words around a hit', () => {
  it('parts a snippet into words that were found and others, and loses no letter', () => {
    expect(snippetParts(hit)).toEqual([
      { text: 'the ', isMarked: false },
      { text: 'relay', isMarked: true },
      { text: ' opened', isMarked: false },
    ]);
  });

  it.each([
    ['beyond the end', [[4, 99]]],
    ['backwards', [[9, 4]]],
    [
      'into one another',
      [
        [0, 5],
        [3, 9],
      ],
    ],
  ] as const)('keeps every letter where marks go %s', (_, marks) => {
    const parts = snippetParts({ ...hit, marks: marks.map(([start, end]) => [start, end]) });
    expect(parts.map(({ text }) => text).join('')).toBe(hit.snippet);
  });

  it('says the line, the record or the bytes', () => {
    expect(placeWords({ ...hit, line: 12 })).toBe('line 12');
    expect(placeWords({ ...hit, record: 12_345, type: 'malware' })).toBe('record 12\u202f345, malware');
    expect(placeWords({ ...hit, offset: 16_384, length: 100 })).toBe('bytes 16\u202f384–16\u202f483');
  });

  it('offers the kinds that there are, and those that are chosen though there are none', () => {
    expect(listKinds({ record: 3, evidence: 1, zebra: 2 }, ['source']).map(({ id, count }) => [id, count])).toEqual([
      ['evidence', 1],
      ['record', 3],
      ['source', 0],
      ['zebra', 2],
    ]);
  });
});
