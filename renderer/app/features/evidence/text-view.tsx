import { Fragment, useMemo } from 'react';
import { showHidden, splitVisibleText } from '../../../../shared/base/visible-text.ts';
import { bytesToUtf8Runs } from './utf8-runs.ts';
import styles from './evidence.module.css';

/** Bytes as UTF-8 text. Bytes that are none, and characters that cannot be seen, stand as marked chips. */
export const TextView = ({
  bytes,
  from,
  to,
}: {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}) => {
  const runs = useMemo(() => bytesToUtf8Runs(bytes, from, to), [bytes, from, to]);
  return (
    <pre className={styles['text']}>
      {runs.map((run, at) =>
        run.kind === 'text' ? (
          <Visible key={at} text={run.text} />
        ) : (
          <span key={at} className={styles['invalid']} title="Bytes that are not UTF-8">
            {run.hex}
          </span>
        ),
      )}
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
