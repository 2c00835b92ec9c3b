import type { Ref } from 'react';
import { shortText } from '../../../../shared/base/short-text.ts';
import { showText } from '../../../../shared/base/visible-text.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useGo } from '../../navigation.ts';
import type { LevelHypothesis } from '../../scores/level-names.ts';
import styles from './matrix.module.css';

const titleCharactersMax = 500;

/** Names of the columns; each leads to its hypothesis, and its title gives the whole statement. */
export const MatrixHead = ({
  ref,
  hypotheses,
  lead,
  count,
  active,
}: {
  readonly ref: Ref<HTMLDivElement>;
  readonly hypotheses: readonly LevelHypothesis[];
  readonly lead: string | null;
  readonly count: number;
  readonly active: number;
}) => {
  const go = useGo();
  return (
    <div role="rowgroup" className={styles['head']} ref={ref}>
      <div className={styles['row']} role="row" aria-rowindex={1}>
        <div className={`${styles['headCell']} ${styles['fixed']}`} role="columnheader" data-fixed>
          Evidence
          <span className={styles['count']}>{count === 1 ? '1 item' : `${count} items`}</span>
        </div>
        <div className={styles['headCell']} role="columnheader">
          Grade
        </div>
        <div className={styles['headCell']} role="columnheader">
          Forgeable
        </div>
        {hypotheses.map(({ id, name, statement }, column) => (
          <div
            key={id}
            role="columnheader"
            className={`${styles['headCell']} ${styles['hypothesis']}`}
            data-column={column}
            data-lead={id === lead || undefined}
            data-active={column === active || undefined}
          >
            {/* Reached by keyboard from the pane of every cell, so that the heading is one stop less. */}
            <button
              type="button"
              tabIndex={-1}
              title={
                statement === null ? 'The statement is withheld' : showText(shortText(statement, titleCharactersMax))
              }
              onClick={() => go.toScreen('hypotheses', { hypothesis: id })}
            >
              <SafeText text={name} />
            </button>
          </div>
        ))}
        <div className={`${styles['headCell']} ${styles['separates']}`} role="columnheader">
          Separates
          <span className={styles['count']}>dB</span>
        </div>
      </div>
    </div>
  );
};
