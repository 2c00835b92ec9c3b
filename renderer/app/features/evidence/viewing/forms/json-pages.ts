import type { Input, Output } from '../../../../../../shared/api/contract.ts';
import { extendPointer, rowAt, type Branch } from './json-rows.ts';

export type JsonPage = Output<'evidence.json'>;
export type JsonChild = JsonPage['children'][number];

const pageRows = 100;

export const pageKey = ({ path }: Branch, page: number): string => `${path.join('.')}#${page}`;

export const pageOf = (
  folder: string,
  evidence: string,
  { at, end }: Branch,
  page: number,
): Input<'evidence.json'> => ({
  folder,
  evidence,
  at,
  end,
  from: page * pageRows,
  count: pageRows,
});

/** The pages that the rows on the screen need, each once; that of the file itself is always one of them. */
export const wantedPages = (
  root: Branch,
  from: number,
  to: number,
): readonly { readonly branch: Branch; readonly page: number }[] => {
  const wanted = new Map([[pageKey(root, 0), { branch: root, page: 0 }]]);
  for (let row = from; row < to; row += 1) {
    const { branch, index } = rowAt(root, row);
    const page = Math.floor(index / pageRows);
    wanted.set(pageKey(branch, page), { branch, page });
  }
  return [...wanted.values()];
};

/** The branch that a child opens; undefined where there is nothing in it to open. */
export const branchOf = (parent: Branch, child: JsonChild, form: JsonPage['form']): Branch | undefined => {
  if (child.kind !== 'object' && child.kind !== 'list') return undefined;
  const isLine = child.line !== null;
  return {
    path: [...parent.path, child.index],
    at: child.from,
    end: isLine ? child.to : parent.end,
    ...pointerOf(parent, child, form),
    // So that the branch has a page to ask for.
    total: 1,
    open: [],
  };
};

/** The pointer of a child, or why none names it. */
export const pointerOf = (
  parent: Branch,
  { index, name, isRepeated }: JsonChild,
  form: JsonPage['form'],
): Pick<Branch, 'pointer' | 'noPointer'> => {
  if (form === 'lines') return { pointer: null, noPointer: 'lines' };
  if (parent.path.length === 0) return { pointer: '', noPointer: null };
  if (isRepeated || parent.pointer === null) return { pointer: null, noPointer: 'repeated' };
  const isCut = name !== null && (name.isCut || name.marks.length > 0);
  return isCut
    ? { pointer: null, noPointer: 'repeated' }
    : { pointer: extendPointer(parent.pointer, name?.text ?? index), noPointer: null };
};
