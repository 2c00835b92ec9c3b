import { useMemo } from 'react';
import { shortText } from '../../../../shared/base/short-text.ts';
import { showText } from '../../../../shared/base/visible-text.ts';
import { Digest } from '../../../marks/digest.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useReferenceName } from './reference-name.ts';
import { useReferenceWay } from './reference-way.ts';
import { referenceKind, valueToRows, type ValueRow } from './value-rows.ts';
import styles from './ledger.module.css';

const textCharactersMax = 4000;
const nameCharactersMax = 72;

/** A value of a field as a plain indented tree; identifiers lead to what they name. Nothing in it is ever markup. */
export const ValueTree = ({ value }: { readonly value: unknown }) => {
  const tree = useMemo(() => valueToRows(value), [value]);
  return (
    <div className={styles['tree']}>
      {tree.rows.map((row, at) => (
        <div
          key={at}
          className={styles['treeRow']}
          ref={(node) => node?.style.setProperty('--depth', String(row.depth))}
        >
          {row.name === null ? null : <MemberName name={row.name} />}
          <Leaf row={row} />
        </div>
      ))}
      {tree.more === 0 ? null : (
        <p className={styles['muted']}>{tree.more} more values. The exact text holds them all.</p>
      )}
    </div>
  );
};

const MemberName = ({ name }: { readonly name: string }) => (
  <span className={styles['member']}>
    {referenceKind(name) === undefined ? <SafeText text={name} max={200} /> : <ReferenceLink id={name} />}
  </span>
);

const Leaf = ({ row: { kind, text } }: { readonly row: ValueRow }) => {
  switch (kind) {
    case 'branch':
      return null;
    case 'text':
      return <SafeText text={text} keepLines max={textCharactersMax} />;
    case 'block':
      return (
        <pre tabIndex={0} className={styles['block']}>
          <SafeText text={text} keepLines max={textCharactersMax} />
        </pre>
      );
    case 'digest':
      return <Digest digest={text} label="Hash" />;
    case 'reference':
      return <ReferenceLink id={text} />;
    case 'number':
      return <span className={styles['number']}>{text}</span>;
    case 'flag':
      return <span>{text}</span>;
    case 'nothing':
    case 'empty':
      return <span className={styles['muted']}>{text === '' ? 'empty' : text}</span>;
  }
};

/** What an identifier names, as a way there; under its own letters where it has no name. */
export const ReferenceLink = ({ id }: { readonly id: string }) => {
  const way = useReferenceWay(id);
  const name = useReferenceName(id);
  const words = name === null ? <code>{id}</code> : <SafeText text={shortText(name, nameCharactersMax)} />;
  if (way === null) return <span title={id}>{words}</span>;
  return (
    <button
      type="button"
      className={styles['reference']}
      title={`${way.words}: ${name === null ? id : showText(name)}`}
      onClick={way.go}
    >
      {words}
    </button>
  );
};
