import { useCallback } from 'react';
import type { SentencePart } from '../../shared/attribution/sentence.ts';
import { useGo } from './navigation.ts';

/** What can be followed: a name, by its id, or a number or word of a level. */
type Ground =
  | Pick<Extract<SentencePart, { readonly id: string }>, 'kind' | 'id'>
  | Pick<Extract<SentencePart, { readonly kind: 'number' | 'word' }>, 'kind'>;

/** Leads from a name in a sentence or a figure to what it names, and from a number or a word to the matrix it comes from. */
export const useFollow = (level: number): ((ground: Ground) => void) => {
  const go = useGo();
  return useCallback(
    (ground) => {
      switch (ground.kind) {
        case 'hypothesis':
          return go.toScreen('hypotheses', { hypothesis: ground.id });
        case 'item':
          return go.toScreen('evidence', { item: ground.id });
        case 'group':
          return go.toScreen('sensitivity', { level });
        case 'line':
          return go.toScreen('ledger', { line: Number(ground.id) });
        case 'number':
        case 'word':
          return go.toScreen('matrix', { level });
      }
    },
    [go, level],
  );
};
