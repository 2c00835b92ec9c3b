import type { Cell } from './column-run.ts';
import type { MatrixModel } from './use-matrix-model.ts';

/** `EX-0007 × Sandworm Team`; it may hold text from the case. */
export const cellName = ({ item, hypothesis }: Cell, { itemById, names }: MatrixModel): string => {
  const row = itemById.get(item);
  return `${row?.exhibit ?? row?.title ?? item} × ${names.hypothesis(hypothesis).text}`;
};
