import { describe, expect, it } from 'vitest';
import { notationText, parseNotation, type NotationPart } from '../../../shared/domain/written-notation.ts';
import {
  joinSentence,
  sentenceFormSchema,
  splitSentence,
  type WrittenSentence,
} from '../../../shared/domain/written-sentence.ts';

const hypothesis = `hy-${'0'.repeat(26)}`;
const item = `ev-${'0'.repeat(26)}`;

const parsed = (text: string): readonly NotationPart[] => {
  const result = parseNotation(text);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

describe('the notation of a sentence', () => {
  it('tells words from fields', () => {
    expect(parsed('We assess {likelihood:hy-3f} that it was so {cite:EX-0007}.')).toStrictEqual([
      { kind: 'words', text: 'We assess ' },
      { kind: 'likelihood', of: 'hy-3f' },
      { kind: 'words', text: ' that it was so ' },
      { kind: 'cite', of: 'EX-0007' },
      { kind: 'words', text: '.' },
    ]);
  });

  it.each([
    ['no words', ''],
    ['a field at the beginning and at the end', '{confidence:2} and {cite:ga-1}'],
    ['a brace that is meant as such', 'a set {{1, 2} of {cite:EX-0001}'],
    ['fields side by side', '{cite:EX-0001}{cite:EX-0002}'],
  ])('is written again as it was typed: %s', (_, text) => {
    expect(notationText(parsed(text))).toBe(text);
  });

  it.each([
    ['an unknown field', 'so {odds:hy-3f}'],
    ['a field without an end', 'so {cite:EX-0001'],
    ['a field that names nothing', 'so {cite:}'],
    ['braces around words', 'so {it is}'],
  ])('is refused with the place for %s', (_, text) => {
    expect(parseNotation(text)).toMatchObject({
      ok: false,
      error: { code: 'BAD_SENTENCE', message: expect.stringContaining('At character 4') },
    });
  });
});

describe('the form of a sentence', () => {
  const parts: WrittenSentence['parts'] = [
    { kind: 'words', text: 'We assess ' },
    { kind: 'likelihood', hypothesis },
    { kind: 'words', text: ' that it was so ' },
    { kind: 'cite', of: 'evidence', id: item },
  ];

  it('gives the sentence again with its words, and leaves them open where they are withheld', () => {
    const { form, words } = splitSentence(parts);
    expect(form[0]).toStrictEqual({ kind: 'words' });
    expect(words).toStrictEqual({ 0: 'We assess ', 2: ' that it was so ' });
    expect(joinSentence(form, words)).toStrictEqual(parts);
    expect(joinSentence(form, null)).toStrictEqual(
      parts.map((part) => (part.kind === 'words' ? { ...part, text: null } : part)),
    );
  });

  it('holds no free words, only their places', () => {
    expect(sentenceFormSchema.safeParse([{ kind: 'words' }, { kind: 'likelihood', hypothesis }]).success).toBe(true);
    expect(sentenceFormSchema.safeParse([{ kind: 'words', text: 'free' }]).success).toBe(false);
  });

  it.each([
    ['an identifier of another kind', [{ kind: 'likelihood', hypothesis: item }]],
    ['a citation of another kind than it says', [{ kind: 'cite', of: 'source', id: item }]],
    ['a level that there is not', [{ kind: 'confidence', level: 5 }]],
    ['nothing at all', []],
  ])('refuses %s', (_, form) => {
    expect(sentenceFormSchema.safeParse(form).success).toBe(false);
  });
});
