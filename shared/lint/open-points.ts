import type { WrittenSentence } from '../domain/written-sentence.ts';

/** What a sentence still lacks before anybody else should read it. */
export type OpenPoint = {
  readonly sentence: string;
  readonly point: 'untagged' | 'uncited';
  readonly message: string;
};

/** Sentences without a tag, and facts that cite nothing (method, section 6.6: FACT-SEP, SRC-ORPHAN). */
export const openPoints = (sentences: readonly WrittenSentence[]): readonly OpenPoint[] =>
  sentences.flatMap(({ id, kind, parts }): readonly OpenPoint[] => {
    if (kind === null)
      return [{ sentence: id, point: 'untagged', message: 'Say whether it is a fact, an assumption or a judgement.' }];
    if (kind === 'fact' && !parts.some((part) => part.kind === 'cite'))
      return [{ sentence: id, point: 'uncited', message: 'A fact cites what it rests on.' }];
    return [];
  });
