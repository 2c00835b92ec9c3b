import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  branchAt,
  closeBranch,
  countChildren,
  countRows,
  newRoot,
  openBranch,
  rowAt,
  rowOf,
  type Branch,
} from '../../../renderer/app/features/evidence/viewing/forms/json-rows.ts';
import { branchOf, pointerOf } from '../../../renderer/app/features/evidence/viewing/forms/json-pages.ts';

const branch = (path: readonly number[], total: number): Branch => ({
  path,
  at: 0,
  end: null,
  pointer: '',
  noPointer: null,
  total,
  open: [],
});

/** The paths of all rows, the plain way. */
const plainRows = ({ path, total, open }: Branch): readonly string[] =>
  Array.from({ length: total }, (_, index) => index).flatMap((index) => {
    const inner = open.find((one) => one.path.at(-1) === index);
    return [[...path, index].join('.'), ...(inner === undefined ? [] : plainRows(inner))];
  });

describe('the rows of a tree', () => {
  it('are those of what is open, in order, and each path leads back to its row', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(4), { minLength: 1, maxLength: 4 }), { maxLength: 12 }), (paths) => {
        let root = newRoot(5);
        for (const path of paths) root = openBranch(root, branch(path, 5));
        const rows = plainRows(root);
        expect(countRows(root)).toBe(rows.length);
        for (const [row, name] of rows.entries()) {
          const found = rowAt(root, row);
          const path = [...found.branch.path, found.index];
          expect(path.join('.')).toBe(name);
          expect(rowOf(root, path)).toBe(row);
        }
      }),
    );
  });

  it('close again, and are counted anew as more of the file is read', () => {
    let root = openBranch(newRoot(2), branch([1], 3));
    expect(countRows(root)).toBe(5);
    root = countChildren(root, [1], 10, false);
    expect(branchAt(root, [1])?.total).toBe(10);
    // What was known stays known until the end was come to.
    expect(countChildren(root, [1], 4, false)).toBe(root);
    expect(branchAt(countChildren(root, [1], 4, true), [1])?.total).toBe(4);
    expect(countRows(closeBranch(root, [1]))).toBe(2);
  });

  it('have the pointer of RFC 6901, and none where a name on the way is repeated or each line is a value', () => {
    const preview = (text: string) => ({ text, isCut: false, marks: [] });
    const child = (name: string, isRepeated = false) => ({
      index: 3,
      line: null,
      name: preview(name),
      isRepeated,
      kind: 'object' as const,
      from: 10,
      to: 20,
      value: preview('{}'),
    });
    const parent = { ...branch([0], 4), pointer: '/a' };
    expect(pointerOf(parent, child('x/y~z'), 'document').pointer).toBe('/a/x~1y~0z');
    expect(pointerOf(parent, child('x', true), 'document')).toEqual({ pointer: null, noPointer: 'repeated' });
    expect(pointerOf(parent, child('x'), 'lines').noPointer).toBe('lines');
    const opened = branchOf(parent, child('x', true), 'document');
    expect(opened === undefined ? '' : pointerOf(opened, child('y'), 'document').pointer).toBeNull();
  });
});
