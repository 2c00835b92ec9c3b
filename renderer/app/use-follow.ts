import { useCallback } from 'react';
import type { Named } from '../../shared/attribution/sentence.ts';
import { useGo } from './navigation.ts';

/** Leads from a name in a sentence or a figure to what it names. */
export const useFollow = (level: number): ((named: Pick<Named, 'kind' | 'id'>) => void) => {
  const go = useGo();
  return useCallback(
    ({ kind, id }) => {
      switch (kind) {
        case 'hypothesis':
          return go.toScreen('hypotheses', { hypothesis: id });
        case 'item':
          return go.toScreen('evidence', { item: id });
        case 'group':
          return go.toScreen('sensitivity', { level });
      }
    },
    [go, level],
  );
};
