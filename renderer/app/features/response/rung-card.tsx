import type { Output } from '../../../../shared/api/contract.ts';
import { Card } from '../../../ui/page.tsx';
import { Button } from '../../../ui/button.tsx';
import { codesToWords } from './code-words.ts';
import { ReasonTable, ResultChip } from './gate-result.tsx';
import styles from './response.module.css';

type Instrument = NonNullable<Output<'response.read'>['gates']>['instruments'][number];

/** Where an instrument stands on the page. */
export const placeOf = (id: string): string => `instrument-${id}`;

/** The instruments of one rung, each with what holds it back and what would have to change. */
export const RungCard = ({
  rung,
  instruments,
  onDraft,
}: {
  readonly rung: number;
  readonly instruments: readonly Instrument[];
  /** Drafts a measure with one of them; null where nothing can be recorded. */
  readonly onDraft: ((instrument: string) => void) | null;
}) => (
  <Card title={`Rung ${rung}`} aside={rung === 0 ? 'the victim first: no attribution is asked for' : undefined}>
    <ul className={styles['instruments']}>
      {instruments.map((instrument) => (
        <li key={instrument.id} id={placeOf(instrument.id)} tabIndex={-1}>
          <div className={styles['instrument']}>
            <span className={styles['id']}>{instrument.id}</span>
            <h3>{instrument.name}</h3>
            <ResultChip result={instrument.result} />
            <span className={styles['muted']}>asks: {instrument.bar}</span>
            {instrument.result === 'EXCLUDED' || onDraft === null ? null : (
              <span className={styles['draft']}>
                <Button
                  look="quiet"
                  aria-label={`Draft a measure with ${instrument.id}`}
                  onPress={() => onDraft(instrument.id)}
                >
                  Draft…
                </Button>
              </span>
            )}
          </div>
          <Reasons instrument={instrument} />
        </li>
      ))}
    </ul>
  </Card>
);

/** What blocks stands open, with the number and the bar; what is only missing is folded, as it is much. */
const Reasons = ({ instrument: { result, reasons } }: { readonly instrument: Instrument }) => {
  if (reasons.length === 0) return null;
  const list = <ReasonTable reasons={reasons} />;
  if (result === 'BLOCKED') return list;
  return (
    <details className={styles['missing']}>
      <summary>
        {reasons.length === 1 ? 'One thing is' : `${reasons.length} things are`} missing:{' '}
        <span className={styles['muted']}>{codesToWords(reasons)}</span>
      </summary>
      {list}
    </details>
  );
};
