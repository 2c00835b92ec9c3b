import { useMemo } from 'react';
import { probabilityText, shareText } from '../../../../shared/attribution/shown-numbers.ts';
import { probabilityToWord } from '../../../../shared/reference/yardsticks.ts';
import { MonteCarloChart } from '../../../marks/charts.tsx';
import { YardstickMark } from '../../../marks/yardstick-mark.tsx';
import { Card, Facts } from '../../../ui/page.tsx';
import { About } from './about.tsx';
import type { SensitivityModel } from './use-sensitivity.ts';
import styles from './sensitivity.module.css';

/** The seeded run with disturbed weights and ratings. */
export const RobustnessCard = ({ model }: { readonly model: SensitivityModel }) => {
  const { overview, assessment } = model;
  const { lead, robustness } = overview;
  const { monteCarlo } = assessment.sensitivity;
  const { range } = assessment.words;
  const data = useMemo(
    () =>
      lead === null || robustness === null
        ? null
        : {
            leadName: lead.name,
            base: lead.computed,
            low: robustness.low,
            median: robustness.median,
            high: robustness.high,
            stability: robustness.stability,
            runs: robustness.runs,
          },
    [lead, robustness],
  );
  if (data === null || monteCarlo === null) {
    return (
      <Card title="Robustness run (Monte Carlo)">
        <p className={styles['muted']}>Not run: it asks about a lead.</p>
      </Card>
    );
  }
  // Words of these very numbers: what is stated may be held lower.
  const wordOf = (probability: number): string => probabilityToWord(probability, overview.wording).word;
  return (
    <Card
      title="Robustness run (Monte Carlo)"
      aside={
        <>
          {data.runs} runs, <YardstickMark wording={overview.wording} isShort />
        </>
      }
    >
      <MonteCarloChart data={data} wording={overview.wording} />
      <Facts
        facts={[
          ['Stayed first', `${shareText(data.stability)} of the runs`],
          ['5 % below', `${probabilityText(data.low)}, ${wordOf(data.low)}`],
          ['Median', probabilityText(data.median)],
          ['95 % below', `${probabilityText(data.high)}, ${wordOf(data.high)}`],
          ['Seed', <code key="seed">{monteCarlo.seed}</code>],
        ]}
      />
      <About>
        In each run every weight was shifted a little and some ratings moved a step, by chance from this seed, so that
        everybody gets the same numbers. It shows how far small mistakes carry, not that the ratings are right.
        {range?.mustState === true
          ? ' Its low end has a lower word than the number, so a sentence has to give the range.'
          : ''}
      </About>
    </Card>
  );
};
