import { instantToText } from '../../shared/base/instant-text.ts';
import { SafeText } from './safe-text.tsx';
import styles from './text-marks.module.css';

/** A time in UTC; the title gives it as it was written. What is no time is shown as it came. */
export const Instant = ({
  at,
  withSeconds = false,
  withZone = true,
  none = '—',
}: {
  readonly at: string | null;
  readonly withSeconds?: boolean;
  /** False where the heading above says that times are UTC. */
  readonly withZone?: boolean;
  /** Stands where there is no time. */
  readonly none?: string;
}) => {
  if (at === null) return <span className={styles['none']}>{none}</span>;
  const shown = instantToText(at, { withSeconds });
  if (shown === undefined) return <SafeText text={at} max={100} />;
  return (
    <time className={styles['instant']} dateTime={at} title={shown.original === null ? at : `${at}, shown in UTC`}>
      {withZone ? shown.text : shown.text.replace(/ UTC$/u, '')}
    </time>
  );
};
