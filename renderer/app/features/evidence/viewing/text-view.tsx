import { Fragment, useMemo, useRef } from 'react';
import { showHidden, splitVisibleText } from '../../../../../shared/base/visible-text.ts';
import { ByteWindow, type WindowOfBytes } from './byte-window.tsx';
import { useShowMark } from './use-show-mark.ts';
import { bytesToUtf8Runs } from './utf8-runs.ts';
import type { ByteRange, FileViewProps } from './view-props.ts';
import styles from './viewing.module.css';

/** The bytes as text. Those that are none, and characters that cannot be seen, stand as marked chips. */
export const TextView = ({ folder, item, traits, start, onStart, sought }: FileViewProps) => (
  <ByteWindow folder={folder} evidence={item.id} size={traits.size} start={start} onStart={onStart}>
    {(shown) => <Text shown={shown} marked={sought?.bytes ?? null} />}
  </ByteWindow>
);

const Text = ({
  shown: { bytes, from, to, offset },
  marked,
}: {
  readonly shown: WindowOfBytes;
  readonly marked: ByteRange | null;
}) => {
  const frame = useRef<HTMLPreElement>(null);
  useShowMark(frame, marked);
  const runs = useMemo(
    () => bytesToUtf8Runs(bytes, from, to, marked === null ? [] : [marked.from - offset, marked.to - offset]),
    [bytes, from, to, offset, marked],
  );
  const isMarked = (at: number): boolean => marked !== null && offset + at >= marked.from && offset + at < marked.to;
  return (
    <pre ref={frame} className={styles['text']}>
      {runs.map((run) => {
        const shown =
          run.kind === 'text' ? (
            <Visible text={run.text} />
          ) : (
            <span className={styles['invalid']} title="Bytes that are not UTF-8">
              {run.hex}
            </span>
          );
        return isMarked(run.at) ? (
          <mark key={run.at} className={styles['marked']}>
            {shown}
          </mark>
        ) : (
          <Fragment key={run.at}>{shown}</Fragment>
        );
      })}
    </pre>
  );
};

const Visible = ({ text }: { readonly text: string }) => (
  <>
    {splitVisibleText(text, { keepLines: true }).map((run, at) => (
      <Fragment key={at}>
        {run.kind === 'text' ? (
          run.text
        ) : (
          <span className={styles['hidden']} title={run.name}>
            {showHidden(run)}
          </span>
        )}
      </Fragment>
    ))}
  </>
);
