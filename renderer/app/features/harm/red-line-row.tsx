import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { LineLink } from '../../line-link.tsx';
import { Cited } from '../../consequence/cited.tsx';
import type { HarmAct, RedLine } from './harm-act.ts';
import styles from './harm.module.css';

/** A red line: what crosses it, whether it stands as crossed and on what, and what must then be done. */
export const RedLineRow = ({
  redLine,
  isReadOnly,
  onAct,
}: {
  readonly redLine: RedLine;
  readonly isReadOnly: boolean;
  readonly onAct: (act: HarmAct) => void;
}) => {
  const { id, trigger, effect, said } = redLine;
  const isRaised = said?.status === 'raised';
  return (
    <li data-raised={isRaised || undefined}>
      <span className={styles['lineId']}>{id}</span>
      <div>
        <p>
          {trigger}.{' '}
          <strong>
            {said === null ? '' : isRaised ? 'Crossed' : said.status === 'cleared' ? 'Cleared' : 'Withheld'}
          </strong>
        </p>
        {said === null ? null : (
          <p>
            {said.statement === null ? (
              <span className={styles['muted']}>statement withheld</span>
            ) : (
              <SafeText text={said.statement} max={2000} />
            )}{' '}
            <Cited cites={said.cites} />{' '}
            <span className={styles['muted']}>
              <SafeText text={said.actor ?? 'withheld'} max={120} />, <Instant at={said.at} />,{' '}
              <LineLink line={said.line} />
            </span>
          </p>
        )}
        <p className={isRaised ? styles['effect'] : styles['muted']}>{effect}.</p>
      </div>
      <Button isDisabled={isReadOnly} onPress={() => onAct({ kind: 'red line', redLine })}>
        {isRaised ? 'Clear…' : 'Raise…'}
      </Button>
    </li>
  );
};
