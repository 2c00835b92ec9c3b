/** An object, a list or the file itself that is open in the tree, with what is open in it. */
export type Branch = {
  /** Indexes of the children on the way to it; empty for the file itself. */
  readonly path: readonly number[];
  /** The byte at which it begins; null for the file itself. */
  readonly at: number | null;
  /** Nothing of it is read from here on; null where nothing bounds it. */
  readonly end: number | null;
  /** RFC 6901; null where no pointer names it, and why. */
  readonly pointer: string | null;
  readonly noPointer: 'lines' | 'repeated' | null;
  /** Children that are known so far. */
  readonly total: number;
  /** By index. */
  readonly open: readonly Branch[];
};

export const newRoot = (total: number): Branch => ({
  path: [],
  at: null,
  end: null,
  pointer: null,
  noPointer: null,
  total,
  open: [],
});

/** How many rows it takes without a row of its own. */
export const countRows = ({ total, open }: Branch): number =>
  open.reduce((sum, branch) => sum + countRows(branch), total);

/** Which child of which branch stands in a row. */
export const rowAt = (branch: Branch, row: number): { readonly branch: Branch; readonly index: number } => {
  let before = 0;
  for (const one of branch.open) {
    const own = lastOf(one.path) + before;
    if (row <= own) break;
    const rows = countRows(one);
    if (row <= own + rows) return rowAt(one, row - own - 1);
    before += rows;
  }
  return { branch, index: row - before };
};

/** The row of the child to which a path of indexes leads; of the nearest one where something on the way is closed. */
export const rowOf = (branch: Branch, path: readonly number[]): number => {
  const index = path[branch.path.length] ?? 0;
  let before = 0;
  for (const one of branch.open) {
    const own = lastOf(one.path);
    if (own >= index) break;
    before += countRows(one);
  }
  const row = index + before;
  const next = branch.open.find(({ path: [...own] }) => own.at(-1) === index);
  return next === undefined || path.length <= next.path.length ? row : row + 1 + rowOf(next, path);
};

export const branchAt = (root: Branch, path: readonly number[]): Branch | undefined => {
  let branch: Branch | undefined = root;
  for (const index of path) branch = branch?.open.find((one) => lastOf(one.path) === index);
  return branch;
};

/** Opens a branch where its parent is open; one that is open stays as it is. */
export const openBranch = (root: Branch, added: Branch): Branch =>
  changeAt(root, added.path.slice(0, -1), (parent) =>
    parent.open.some(({ path }) => lastOf(path) === lastOf(added.path))
      ? parent
      : { ...parent, open: [...parent.open, added].toSorted((one, other) => lastOf(one.path) - lastOf(other.path)) },
  );

export const closeBranch = (root: Branch, path: readonly number[]): Branch =>
  changeAt(root, path.slice(0, -1), (parent) => ({
    ...parent,
    open: parent.open.filter((one) => lastOf(one.path) !== lastOf(path)),
  }));

/** More children may be known than before; fewer only once all of them were counted. */
export const countChildren = (root: Branch, path: readonly number[], total: number, isWhole: boolean): Branch => {
  const branch = branchAt(root, path);
  const counted = branch === undefined || isWhole ? total : Math.max(branch.total, total);
  return branch === undefined || branch.total === counted
    ? root
    : changeAt(root, path, (one) => ({ ...one, total: counted }));
};

const changeAt = (branch: Branch, path: readonly number[], change: (branch: Branch) => Branch): Branch => {
  const [index] = path;
  if (index === undefined) return change(branch);
  return {
    ...branch,
    open: branch.open.map((one) => (lastOf(one.path) === index ? changeAt(one, path.slice(1), change) : one)),
  };
};

const lastOf = (path: readonly number[]): number => path.at(-1) ?? 0;

/** One more part behind a pointer. */
export const extendPointer = (pointer: string, part: string | number): string =>
  `${pointer}/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`;
