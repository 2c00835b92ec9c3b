import { harmAnchors } from '../../../../shared/reference/harm-card.ts';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { LineLink } from '../../line-link.tsx';
import { Cited } from '../../consequence/cited.tsx';
import type { Criterion, HarmAct } from './harm-act.ts';
import { RegisterWords } from './service-hints.tsx';
import type { ServicesReply } from './services-act.ts';
import styles from './harm.module.css';

/** A criterion with what each score stands for, the score that it has, why, and from what. */
export const CriterionRow = ({
  criterion: row,
  hint,
  isReadOnly,
  onAct,
}: {
  readonly criterion: Criterion;
  /** What the register of services says beside it. */
  readonly hint: ServicesReply['hints'][number] | undefined;
  readonly isReadOnly: boolean;
  readonly onAct: (act: HarmAct) => void;
}) => {
  const { name, asks, anchors } = harmAnchors[row.criterion];
  const { scored } = row;
  return (
    <section className={styles['criterion']} aria-label={name}>
      <header>
        <h3>{name}</h3>
        <span className={styles['muted']}>{asks}</span>
        <span className={styles['muted']}>weight {(row.weight / 100).toFixed(2)}</span>
        <span className={styles['buttons']}>
          <Button isDisabled={isReadOnly} onPress={() => onAct({ kind: 'score', criterion: row })}>
            {scored === null ? 'Score…' : 'Score anew…'}
          </Button>
          {scored === null ? null : (
            <Button isDisabled={isReadOnly} onPress={() => onAct({ kind: 'withdraw', criterion: row })}>
              Take back…
            </Button>
          )}
        </span>
      </header>
      <ol className={styles['anchors']} start={0}>
        {anchors.map((anchor, score) => {
          const isChosen = scored?.score === score;
          return (
            <li key={anchor} data-status={isChosen ? scored.status : undefined}>
              <strong>{score}</strong> {anchor}
              {isChosen ? <em>{scored.status}</em> : null}
            </li>
          );
        })}
      </ol>
      {scored === null ? (
        <p className={styles['muted']}>Not scored: counts 0.</p>
      ) : (
        <p>
          {scored.note === null ? (
            <span className={styles['muted']}>reason withheld</span>
          ) : (
            <SafeText text={scored.note} max={2000} />
          )}{' '}
          <Cited cites={scored.cites} />{' '}
          <span className={styles['muted']}>
            <SafeText text={scored.actor ?? 'withheld'} max={120} />, <Instant at={scored.at} />,{' '}
            <LineLink line={scored.line} />
          </span>
        </p>
      )}
      {hint === undefined ? null : <RegisterWords hint={hint} />}
    </section>
  );
};
