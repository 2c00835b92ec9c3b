import { useState } from 'react';
import type { Overview } from '../../../../shared/attribution/overview-model.ts';
import { probabilityText } from '../../../../shared/attribution/shown-numbers.ts';
import { ProbabilityChart } from '../../../marks/charts.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import styles from './overview.module.css';

const shownAtFirst = 8;
// Fewer than these are not worth a fold.
const foldedMin = 3;

/** Every hypothesis on the yardstick, most likely first; of a long list the least likely are folded, and counted. */
export const ProbabilityPart = ({
  hypotheses,
  onFollow,
}: {
  readonly hypotheses: Overview['hypotheses'];
  readonly onFollow: (id: string) => void;
}) => {
  const [isOpen, setOpen] = useState(false);
  const folded = hypotheses.slice(shownAtFirst);
  const [next] = folded;
  const canFold = folded.length >= foldedMin && next !== undefined;
  return (
    <div className={styles['figure']}>
      <ProbabilityChart
        hypotheses={canFold && !isOpen ? hypotheses.slice(0, shownAtFirst) : hypotheses}
        onFollow={onFollow}
      />
      {canFold ? (
        <p className={styles['muted']}>
          {isOpen ? '' : `${folded.length} more, none above ${probabilityText(next.probability)}. `}
          <InlineLink onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Show the most likely only' : `Show all ${hypotheses.length}`}
          </InlineLink>
        </p>
      ) : null}
    </div>
  );
};
