import { create } from 'zustand';
import { newRoot, type Branch } from './json-rows.ts';

export type JsonTree = {
  readonly root: Branch;
  /** The child that the keys move, by the indexes on the way to it. */
  readonly active: readonly number[];
  readonly scrollTop: number;
  /** Somebody has opened or closed something: nothing opens by itself any more. */
  readonly isTouched: boolean;
};
export type TablePlace = { readonly row: number; readonly column: number; readonly scrollTop: number };

const newTree: JsonTree = { root: newRoot(0), active: [0], scrollTop: 0, isTouched: false };
const newPlace: TablePlace = { row: 0, column: 1, scrollTop: 0 };

type FormsState = {
  readonly trees: Readonly<Record<string, JsonTree>>;
  readonly tables: Readonly<Record<string, TablePlace>>;
  readonly changeTree: (item: string, change: (tree: JsonTree) => Partial<JsonTree>) => void;
  readonly changeTable: (item: string, change: Partial<TablePlace>) => void;
};

/** What is open and active in the files that were looked into, by item: it is so when the person comes back. */
export const useForms = create<FormsState>()((set) => ({
  trees: {},
  tables: {},
  changeTree: (item, change) =>
    set(({ trees }) => {
      const tree = trees[item] ?? newTree;
      return { trees: { ...trees, [item]: { ...tree, ...change(tree) } } };
    }),
  changeTable: (item, change) =>
    set(({ tables }) => ({ tables: { ...tables, [item]: { ...(tables[item] ?? newPlace), ...change } } })),
}));

export const useTree = (item: string): JsonTree => useForms(({ trees }) => trees[item] ?? newTree);
export const useTablePlace = (item: string): TablePlace => useForms(({ tables }) => tables[item] ?? newPlace);
