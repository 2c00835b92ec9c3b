import { IconChevronRight } from '@tabler/icons-react';
import { SafeText } from '../../../../../marks/safe-text.tsx';
import { markWords } from './form-words.ts';
import type { JsonChild } from './json-pages.ts';
import styles from './forms.module.css';

type RowProps = {
  readonly id: string;
  readonly row: number;
  readonly top: number;
  readonly height: number;
  readonly child: JsonChild | undefined;
  readonly path: readonly number[];
  readonly siblings: number;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  readonly isSought: boolean;
};

const depthShownMax = 24;

export const JsonRow = ({ id, row, top, height, child, path, siblings, isOpen, isActive, isSought }: RowProps) => {
  const canOpen = child?.kind === 'object' || child?.kind === 'list';
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={path.length}
      aria-posinset={(path.at(-1) ?? 0) + 1}
      aria-setsize={siblings}
      aria-selected={isActive}
      {...(canOpen && { 'aria-expanded': isOpen })}
      data-row={row}
      data-active={isActive || undefined}
      data-sought={isSought || undefined}
      className={styles['node']}
      ref={(node) => {
        node?.style.setProperty('transform', `translateY(${top}px)`);
        node?.style.setProperty('height', `${height}px`);
        node?.style.setProperty('--depth', String(Math.min(path.length - 1, depthShownMax)));
      }}
    >
      <span className={styles['twisty']} data-twisty={canOpen || undefined} data-open={isOpen || undefined} aria-hidden>
        {canOpen ? <IconChevronRight /> : null}
      </span>
      {child === undefined ? (
        <span className={styles['coming']}>…</span>
      ) : (
        <Node child={child} isRoot={path.length === 1} />
      )}
    </div>
  );
};

const Node = ({ child, isRoot }: { readonly child: JsonChild; readonly isRoot: boolean }) => {
  const { name, index, line, value, kind, isRepeated } = child;
  return (
    <>
      {name === null ? (
        <span className={styles['index']}>{line !== null ? `line ${line}` : isRoot ? 'file' : index}</span>
      ) : (
        <span className={styles['name']}>
          {name.text === '' ? <em>empty name</em> : <SafeText text={name.text} max={120} />}
        </span>
      )}
      <span className={styles['value']} data-kind={kind}>
        {kind === 'text' ? <span aria-hidden>“</span> : null}
        <SafeText text={kind === 'text' ? value.text : value.text.replaceAll(/\s+/gu, ' ')} max={240} />
        {kind === 'text' ? <span aria-hidden>”</span> : null}
      </span>
      {isRepeated ? <span className={styles['mark']}>name stands twice</span> : null}
      {[...new Set([...value.marks, ...(name?.marks ?? [])])].map((mark) => (
        <span key={mark} className={styles['mark']}>
          {markWords[mark]}
        </span>
      ))}
      {kind === 'unreadable' ? <span className={styles['mark']}>not JSON</span> : null}
    </>
  );
};
