import { IconBan, IconCircleCheck, IconClock, IconLock, IconScale } from '@tabler/icons-react';
import type { Output } from '../../../../shared/api/contract.ts';
import { resultWords } from '../../../../shared/consequence/gate-words.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { StatusChip, type StatusTone } from '../../../ui/status-chip.tsx';
import styles from './response.module.css';

type Gate = Pick<Output<'measure.gate'>['gate'], 'result' | 'reasons'>;

/** What the gates come to, by a sign and in words. */
export const ResultChip = ({ result }: Pick<Gate, 'result'>) => (
  <StatusChip tone={tones[result]} icon={iconOf(result)}>
    {resultWords[result]}
  </StatusChip>
);

const tones: Readonly<Record<Gate['result'], StatusTone>> = {
  CRITERIA_MET: 'good',
  PENDING: 'warn',
  BLOCKED: 'bad',
  REFER_TO_AUTHORITY: 'plain',
  EXCLUDED: 'plain',
};

const iconOf = (result: Gate['result']) => {
  switch (result) {
    case 'CRITERIA_MET':
      return <IconCircleCheck aria-hidden />;
    case 'PENDING':
      return <IconClock aria-hidden />;
    case 'BLOCKED':
      return <IconLock aria-hidden />;
    case 'REFER_TO_AUTHORITY':
      return <IconScale aria-hidden />;
    case 'EXCLUDED':
      return <IconBan aria-hidden />;
  }
};

/** Each reason with the number and the bar, and what would have to change. */
export const ReasonTable = ({ reasons }: Pick<Gate, 'reasons'>) => (
  <table className={styles['reasons']}>
    <colgroup>
      <col className={styles['code']} />
      <col />
      <col />
    </colgroup>
    <thead>
      <tr>
        <th scope="col">Code</th>
        <th scope="col">What was found</th>
        <th scope="col">What would have to change</th>
      </tr>
    </thead>
    <tbody>
      {reasons.map(({ code, found, change }) => (
        <tr key={code}>
          <th scope="row">{code}</th>
          <td>
            <SafeText text={found} max={600} />
          </td>
          <td className={styles['muted']}>
            <SafeText text={change} max={600} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** The result and its codes in one line. */
export const resultSentence = ({ result, reasons }: Gate): string =>
  reasons.length === 0 ? resultWords[result] : `${resultWords[result]}: ${reasons.map(({ code }) => code).join(', ')}`;
