import { useState } from 'react';
import { SafeText } from '../../../marks/safe-text.tsx';
import { MatrixCell } from '../../../marks/matrix-cell.tsx';
import { useGo } from '../../navigation.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { About } from './about.tsx';
import type { SensitivityModel } from './use-sensitivity.ts';
import styles from './sensitivity.module.css';

const step = 12;

/** Single ratings which, one step off, change who leads. */
export const SingleCellsCard = ({ model }: { readonly model: SensitivityModel }) => {
  const go = useGo();
  const [shown, setShown] = useState(step);
  const { assessment, names, level } = model;
  const flips = assessment.sensitivity.singleCellFlips;
  return (
    <Card title="Ratings that decide" aside={flips.length === 0 ? null : String(flips.length)}>
      {flips.length === 0 ? (
        <p>No single rating, moved one step, changes who leads.</p>
      ) : (
        <ul className={styles['rows']}>
          {flips.slice(0, shown).map(({ evidence, hypothesis, from, to, lead }) => (
            <li key={`${evidence} ${hypothesis} ${to}`} className={styles['cellFlip']}>
              <span>
                <InlineLink onClick={() => go.toScreen('matrix', { item: evidence, hypothesis, level })}>
                  <SafeText text={names.item(evidence).text} max={160} />
                </InlineLink>{' '}
                <span className={styles['muted']}>
                  against <SafeText text={names.hypothesis(hypothesis).text} max={100} />
                </span>
              </span>
              <span className={styles['step']}>
                <MatrixCell rating={from} />
                <span aria-label="to">→</span>
                <MatrixCell rating={to} />
              </span>
              <span className={styles['muted']}>
                {lead === null ? 'nobody leads then' : <LeadThen name={names.hypothesis(lead).text} />}
              </span>
            </li>
          ))}
        </ul>
      )}
      {flips.length > shown ? (
        <Button onPress={() => setShown(shown + 5 * step)}>{flips.length - shown} more</Button>
      ) : null}
      <About>
        Each was moved one step either way while all others stayed. Two raters often differ by a step, so a result that
        one such cell decides is not settled. Cells that are not rated were not tried.
      </About>
    </Card>
  );
};

const LeadThen = ({ name }: { readonly name: string }) => (
  <>
    then <SafeText text={name} max={100} /> leads
  </>
);
