import { useState } from 'react';
import type { Overview } from '../../../../shared/attribution/overview-model.ts';
import { probabilityText } from '../../../../shared/attribution/shown-numbers.ts';
import { ProbabilityChart } from '../../../marks/charts.tsx';
import { YardstickMark } from '../../../marks/yardstick-mark.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import styles from './overview.module.css';

const shownAtFirst = 8;
// Fewer than these are not worth a fold.
const foldedMin = 3;

/** Every hypothesis on the yardstick, most likely first; of a long list the least likely are folded, and counted. */
export const ProbabilityPart = ({
  hypotheses,
  wording,
  onFollow,
}: {
  readonly hypotheses: Overview['hypotheses'];
  readonly wording: Overview['wording'];
  readonly onFollow: (id: string) => void;
}) => {
  const [isOpen, setOpen] = useState(false);
  const folded = hypotheses.slice(shownAtFirst);
  const [next] = folded;
  const canFold = folded.length >= foldedMin && next !== undefined;
  return (
    <div className={styles['figure']}>
      <YardstickMark wording={wording} />
      <ProbabilityChart
        hypotheses={canFold && !isOpen ? hypotheses.slice(0, shownAtFirst) : hypotheses}
        wording={wording}
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
