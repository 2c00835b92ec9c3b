import { IconBan, IconCircleCheck, IconClock, IconLock, IconScale } from '@tabler/icons-react';
import type { Output } from '../../../../shared/api/contract.ts';
import { resultWords } from '../../../../shared/consequence/gate-words.ts';
import { Card } from '../../../ui/page.tsx';
import styles from './response.module.css';

type Instrument = NonNullable<Output<'response.read'>['gates']>['instruments'][number];

/** Where an instrument stands on the page. */
export const placeOf = (id: string): string => `instrument-${id}`;

/** The instruments of one rung, each with what holds it back and what would have to change. */
export const RungCard = ({
  rung,
  instruments,
}: {
  readonly rung: number;
  readonly instruments: readonly Instrument[];
}) => (
  <Card title={`Rung ${rung}`} aside={rung === 0 ? 'the victim first: no attribution is asked for' : undefined}>
    <ul className={styles['instruments']}>
      {instruments.map((instrument) => (
        <li key={instrument.id} id={placeOf(instrument.id)} tabIndex={-1}>
          <div className={styles['instrument']}>
            <span className={styles['id']}>{instrument.id}</span>
            <h3>{instrument.name}</h3>
            <span className={styles['result']} data-result={instrument.result}>
              {iconOf(instrument.result)} {resultWords[instrument.result]}
            </span>
            <span className={styles['muted']}>asks: {instrument.bar}</span>
          </div>
          <Reasons instrument={instrument} />
        </li>
      ))}
    </ul>
  </Card>
);

const iconOf = (result: Instrument['result']) => {
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

/** What blocks stands open, with the number and the bar; what is only missing is folded, as it is much. */
const Reasons = ({ instrument: { result, reasons } }: { readonly instrument: Instrument }) => {
  if (reasons.length === 0) return null;
  const list = (
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
            <td>{found}</td>
            <td className={styles['muted']}>{change}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (result === 'BLOCKED') return list;
  return (
    <details className={styles['missing']}>
      <summary>
        {reasons.length === 1 ? 'One thing is' : `${reasons.length} things are`} missing:{' '}
        <span className={styles['muted']}>{reasons.map(({ code }) => codeWords(code)).join(', ')}</span>
      </summary>
      {list}
    </details>
  );
};

const codeWords = (code: string): string => code.replace('APPROVAL:', 'approval ').replaceAll('_', ' ').toLowerCase();
