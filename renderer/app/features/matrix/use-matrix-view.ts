import { useCallback, useMemo } from 'react';
import { useApi } from '../../api/replies.ts';
import { useMatrixStore, viewOf, type MatrixView } from './matrix-store.ts';
import { createRatings, type Ratings } from './ratings.ts';

export const useMatrixView = (
  folder: string,
): { readonly view: MatrixView; readonly change: (change: Partial<MatrixView>) => void } => {
  const view = useMatrixStore(({ byFolder }) => viewOf(byFolder, folder));
  const changeView = useMatrixStore((state) => state.change);
  return { view, change: useCallback((change) => changeView(folder, () => change), [changeView, folder]) };
};

// One queue of writes a case, which outlives the screen: leaving it must not let two writes overtake each other.
const ratingsByFolder = new Map<string, Ratings>();

export const useRatings = (folder: string): Ratings => {
  const { call } = useApi();
  return useMemo(() => {
    const known = ratingsByFolder.get(folder);
    if (known !== undefined) return known;
    const made = createRatings(call, folder, {
      read: () => viewOf(useMatrixStore.getState().byFolder, folder),
      change: (change) => useMatrixStore.getState().change(folder, change),
    });
    ratingsByFolder.set(folder, made);
    return made;
  }, [call, folder]);
};
