import { IconAlertTriangle } from '@tabler/icons-react';
import type { Output } from '../../../../shared/api/contract.ts';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { timeMarkToWords } from './import-words.ts';
import styles from './records.module.css';

type At = Output<'record.page'>['rows'][number]['at'];

/** A time as it was understood, and a sign with its reason where it looks odd. */
export const RecordTimeCell = ({ at }: { readonly at: At }) => {
  if (at === null) return <span className={styles['faint']}>—</span>;
  return (
    <span className={styles['time']}>
      {at.utc === null ? <SafeText text={at.raw} max={60} /> : <Instant at={at.utc} withSeconds withZone={false} />}
      {at.mark === null ? null : (
        <span className={styles['timeMark']} title={timeMarkToWords(at.mark)}>
          <IconAlertTriangle aria-hidden />
          <span className="visually-hidden">{timeMarkToWords(at.mark)}</span>
        </span>
      )}
    </span>
  );
};
