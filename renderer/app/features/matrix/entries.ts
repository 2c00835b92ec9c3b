import type { Arrangement, MatrixItem } from './arrangement.ts';

/** One line of the grid: an item, the folded items as one, or the heading of those that count nowhere. */
export type Entry =
  | { readonly kind: 'item'; readonly item: MatrixItem; readonly part: 'counted' | 'folded' | 'excluded' }
  | { readonly kind: 'fold'; readonly count: number; readonly isOpen: boolean }
  | { readonly kind: 'excluded'; readonly count: number };

export const listEntries = (
  arrangement: Arrangement,
  itemById: ReadonlyMap<string, MatrixItem>,
  { isUnfolded, text }: { readonly isUnfolded: boolean; readonly text: string },
): readonly Entry[] => {
  const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
  const itemsOf = (ids: readonly string[], part: 'counted' | 'folded' | 'excluded'): readonly Entry[] =>
    ids.flatMap((id): readonly Entry[] => {
      const item = itemById.get(id);
      return item !== undefined && hasWords(item, words) ? [{ kind: 'item', item, part }] : [];
    });
  const folded = itemsOf(arrangement.folded, 'folded');
  const excluded = itemsOf(arrangement.excluded, 'excluded');
  // What a search found is shown, folded or not.
  const isOpen = isUnfolded || words.length > 0;
  return [
    ...itemsOf(arrangement.counted, 'counted'),
    ...(folded.length === 0 ? [] : [{ kind: 'fold', count: folded.length, isOpen } as const]),
    ...(isOpen ? folded : []),
    ...(excluded.length === 0 ? [] : [{ kind: 'excluded', count: excluded.length } as const]),
    ...excluded,
  ];
};

const hasWords = ({ exhibit, title, name }: MatrixItem, words: readonly string[]): boolean => {
  if (words.length === 0) return true;
  const whole = `${exhibit ?? ''} ${title ?? ''} ${name ?? ''}`.toLowerCase();
  return words.every((word) => whole.includes(word));
};
