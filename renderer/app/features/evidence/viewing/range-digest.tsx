import { groupDigits } from '../../../../../shared/base/grouped-digits.ts';
import { useReply } from '../../../api/replies.ts';
import { useSettled } from '../../../use-settled.ts';
import { Digest } from '../../../../marks/digest.tsx';
import type { ByteRange } from './view-props.ts';
import styles from './viewing.module.css';

const settleMilliseconds = 250;

/** Which bytes are selected. */
export const selectionWords = ({ from, to }: ByteRange): string =>
  to - from === 1
    ? `Byte ${groupDigits(from)} (0x${from.toString(16)})`
    : `Bytes ${groupDigits(from)}–${groupDigits(to - 1)}: ${groupDigits(to - from)} from 0x${from.toString(16)} on`;

/** The SHA-256 of exactly these bytes, as the program reads them. */
export const RangeDigest = ({
  folder,
  evidence,
  range,
}: {
  readonly folder: string;
  readonly evidence: string;
  readonly range: ByteRange;
}) => {
  // While keys move, nothing is hashed.
  const settled = useSettled(`${range.from} ${range.to}`, settleMilliseconds, '');
  const [from = 0, to = 0] = settled.split(' ').map(Number);
  const { value, failure } = useReply('evidence.digest', { folder, evidence, from, to });
  if (failure !== null) return <p className={styles['faint']}>SHA-256: {failure.message}</p>;
  const isOfThese = value !== undefined && value.from === range.from && value.to === range.to;
  return (
    <p className={styles['rangeDigest']}>
      <span className={styles['faint']}>SHA-256 of these bytes</span>{' '}
      {isOfThese ? <Digest digest={value.sha256} /> : <span className={styles['faint']}>…</span>}
    </p>
  );
};
