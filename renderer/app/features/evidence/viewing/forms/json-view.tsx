import { useEffect, useId, useMemo, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import type { Failure } from '../../../../../../shared/base/result.ts';
import { parsePointer } from '../../../../../../shared/viewing/json-pointer.ts';
import { useReply } from '../../../../api/replies.ts';
import { useRowWindow } from '../../../../../ui/use-row-window.ts';
import { FailureNotice, Loading } from '../../../../../ui/states.tsx';
import type { FileViewProps } from '../view-props.ts';
import { useForms, useTree } from './forms-store.ts';
import { JsonDetail } from './json-detail.tsx';
import { JsonRow } from './json-row.tsx';
import {
  type Branch,
  branchAt,
  closeBranch,
  countChildren,
  countRows,
  extendPointer,
  openBranch,
  rowAt,
  rowOf,
} from './json-rows.ts';
import { branchOf, pageKey, pageOf, wantedPages, type JsonChild, type JsonPage } from './json-pages.ts';
import { ReadingOn } from './reading-on.tsx';
import { useGrowingPages } from './use-growing-pages.ts';
import styles from './forms.module.css';

const rowPixels = 24;

/** JSON as a tree: only what is open and on the screen is read. Numbers stand as they are written. */
export const JsonView = ({ folder, item, sought, onShowBytes }: FileViewProps) => {
  const id = useId();
  const key = `${folder}\0${item.id}`;
  const tree = useTree(key);
  const changeTree = useForms((state) => state.changeTree);
  const { root, active } = tree;
  const total = countRows(root);
  const rows = useRowWindow({
    total,
    rowHeight: rowPixels,
    startAt: tree.scrollTop,
    onScrolled: ({ scrollTop }) => changeTree(key, () => ({ scrollTop })),
  });
  const { from, to, scroller, scrollToRow } = rows;
  const wanted = useMemo(() => wantedPages(root, from, to), [root, from, to]);
  const { pages, failure } = useGrowingPages(
    'evidence.json',
    wanted.map(({ branch, page }) => pageOf(folder, item.id, branch, page)),
  );
  const pageByKey = new Map<string, JsonPage>();
  for (const [at, { branch, page }] of wanted.entries()) {
    const reply = pages[at];
    if (reply !== undefined) pageByKey.set(pageKey(branch, page), reply);
  }
  const file = pageByKey.get(pageKey(root, 0));
  const childAt = (row: number): { readonly child: JsonChild | undefined; readonly path: readonly number[] } => {
    const { branch, index } = rowAt(root, row);
    const page = pageByKey.get(pageKey(branch, Math.floor(index / 100)));
    return { child: page?.children.find((one) => one.index === index), path: [...branch.path, index] };
  };

  const count = (tree: Branch): Branch =>
    pages.reduce((counted: Branch, reply, at) => {
      const branch = wanted[at]?.branch;
      return reply === undefined || branch === undefined
        ? counted
        : countChildren(counted, branch.path, reply.total, reply.isWhole);
    }, tree);
  const isCounted = count(root) === root;
  useEffect(() => {
    if (!isCounted) changeTree(key, (one) => ({ root: count(one.root) }));
  });
  // A file that is one object or list opens at once.
  const first = file?.form === 'document' ? file.children[0] : undefined;
  useEffect(() => {
    if (first === undefined || tree.isTouched || root.open.length > 0) return;
    const branch = branchOf(root, first, file?.form ?? 'document');
    if (branch !== undefined) changeTree(key, (one) => ({ root: openBranch(one.root, branch) }));
  }, [first, tree.isTouched, root, file, changeTree, key]);
  const led = useSoughtPointer(folder, item.id, key, sought);

  const activeRow = Math.min(rowOf(root, active), Math.max(0, total - 1));
  const revealed = useRef<readonly number[]>(active);
  useEffect(() => {
    if (revealed.current !== active) scrollToRow(activeRow);
    revealed.current = active;
  }, [active, activeRow, scrollToRow]);

  const toggle = (path: readonly number[], child: JsonChild | undefined): void => {
    const { branch } = rowAt(root, rowOf(root, path));
    const isOpen = branchAt(root, path) !== undefined;
    const added = child === undefined ? undefined : branchOf(branch, child, file?.form ?? 'document');
    if (isOpen) changeTree(key, (one) => ({ root: closeBranch(one.root, path), isTouched: true, active: path }));
    else if (added !== undefined)
      changeTree(key, (one) => ({ root: openBranch(one.root, added), isTouched: true, active: path }));
  };
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { child, path } = childAt(activeRow);
    const isOpen = branchAt(root, path) !== undefined;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowPixels) - 2);
    const go = (row: number): void => {
      const next = rowAt(root, Math.max(0, Math.min(total - 1, row)));
      changeTree(key, () => ({ active: [...next.branch.path, next.index] }));
    };
    switch (event.key) {
      case 'ArrowDown':
      case 'j':
        go(activeRow + 1);
        break;
      case 'ArrowUp':
      case 'k':
        go(activeRow - 1);
        break;
      case 'PageDown':
        go(activeRow + page);
        break;
      case 'PageUp':
        go(activeRow - page);
        break;
      case 'Home':
        go(0);
        break;
      case 'End':
        go(total - 1);
        break;
      case 'ArrowRight':
        if (isOpen) go(activeRow + 1);
        else toggle(path, child);
        break;
      case 'ArrowLeft':
        if (isOpen) toggle(path, child);
        else if (path.length > 1) changeTree(key, () => ({ active: path.slice(0, -1) }));
        break;
      case 'Enter':
      case ' ':
        toggle(path, child);
        break;
      default:
        return;
    }
    event.preventDefault();
  };
  const click = (event: MouseEvent): void => {
    const node = event.target instanceof Element ? event.target.closest('[role="treeitem"]') : null;
    if (node === null) return;
    const { child, path } = childAt(Number(node.getAttribute('data-row')));
    if (event.target instanceof Element && event.target.closest('[data-twisty]') !== null) toggle(path, child);
    else changeTree(key, () => ({ active: path }));
  };

  if (failure !== null) return <FailureNotice failure={failure} />;
  const shown = childAt(activeRow);
  const { branch: parent } = rowAt(root, activeRow);
  const faults = [...pageByKey.values()].flatMap(({ fault }) => (fault === null ? [] : [fault]));
  return (
    <div className={styles['forms']}>
      {/* A place whose bytes are not known either is told of above every view. */}
      {led.failure === null || (sought?.bytes ?? null) === null ? null : <FailureNotice failure={led.failure} />}
      {/* The rows are measured from the beginning, so their frame is there before they are. */}
      {file === undefined ? <Loading label="Reading the file" lines={2} /> : null}
      <ReadingOn pages={[...pageByKey.values()]} />
      {faults.slice(0, 3).map(({ at, message }) => (
        <p key={at} className={styles['fault']} role="status">
          Not JSON from byte {at} on: {message}. What stands before it is shown.
        </p>
      ))}
      <div className={styles['frame']}>
        <div
          ref={scroller}
          className={styles['scroller']}
          role="tree"
          aria-label="JSON"
          tabIndex={0}
          {...(activeRow >= from && activeRow < to && { 'aria-activedescendant': `${id}-${activeRow}` })}
          onKeyDown={press}
          onScroll={rows.onScroll}
        >
          <div
            className={styles['body']}
            role="presentation"
            ref={(node) => node?.style.setProperty('height', `${rows.listHeight}px`)}
            onClick={click}
          >
            {Array.from({ length: Math.max(0, to - from) }, (_, offset) => {
              const row = from + offset;
              const { child, path } = childAt(row);
              return (
                <JsonRow
                  key={row % rows.rowsMax}
                  id={`${id}-${row}`}
                  row={row}
                  top={rows.top + offset * rowPixels}
                  height={rowPixels}
                  child={child}
                  path={path}
                  siblings={branchAt(root, path.slice(0, -1))?.total ?? 0}
                  isOpen={branchAt(root, path) !== undefined}
                  isActive={row === activeRow}
                  isSought={path.join('.') === led.path}
                />
              );
            })}
          </div>
        </div>
      </div>
      {shown.child === undefined || file === undefined ? null : (
        <JsonDetail parent={parent} child={shown.child} form={file.form} onShowBytes={onShowBytes} />
      )}
    </div>
  );
};

/** Opens the way to the value that a pointer names, and makes it the active one. */
const useSoughtPointer = (
  folder: string,
  evidence: string,
  key: string,
  sought: FileViewProps['sought'],
): { readonly failure: Failure | null; readonly path: string | null } => {
  const changeTree = useForms((state) => state.changeTree);
  const pointer = sought?.place.kind === 'pointer' ? sought.place.pointer : null;
  const path = useReply(
    'evidence.json-path',
    { folder, evidence, pointer: pointer ?? '' },
    { isEnabled: pointer !== null },
  );
  const steps = path.value?.steps;
  const led = useRef<object | null>(null);
  useEffect(() => {
    if (pointer === null || steps === undefined || sought === null || led.current === sought) return;
    led.current = sought;
    const parts = parsePointer(pointer) ?? [];
    changeTree(key, (tree) => {
      let { root } = tree;
      let at = '';
      for (const [depth, step] of steps.entries()) {
        const next = steps[depth + 1];
        if (depth > 0) at = extendPointer(at, parts[depth - 1] ?? '');
        if (depth === 0) root = countChildren(root, [], 1, false);
        if (next === undefined) break;
        const branchPath = steps.slice(0, depth + 1).map(({ index }) => index);
        root = openBranch(root, {
          path: branchPath,
          at: step.from,
          end: null,
          pointer: at,
          noPointer: null,
          total: next.index + 1,
          open: [],
        });
        root = countChildren(root, branchPath, next.index + 1, false);
      }
      return { root, active: steps.map(({ index }) => index), isTouched: true };
    });
  }, [pointer, steps, sought, changeTree, key]);
  return {
    failure: pointer === null ? null : path.failure,
    path: pointer === null || steps === undefined ? null : steps.map(({ index }) => index).join('.'),
  };
};
