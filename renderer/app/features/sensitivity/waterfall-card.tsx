import { useMemo } from 'react';
import { shortText } from '../../../../shared/base/short-text.ts';
import { showText } from '../../../../shared/base/visible-text.ts';
import { findWaterfall, foldWaterfall } from '../../../../shared/attribution/waterfall.ts';
import { WaterfallChart } from '../../../marks/charts.tsx';
import { useGo } from '../../navigation.ts';
import { Button } from '../../../ui/button.tsx';
import { SelectField } from '../../../ui/fields.tsx';
import { Card } from '../../../ui/page.tsx';
import { About } from './about.tsx';
import { OpenedGroup } from './origin-links.tsx';
import { byProbability } from './sensitivity-model.ts';
import type { SensitivityView } from './sensitivity-store.ts';
import type { SensitivityModel } from './use-sensitivity.ts';
import styles from './sensitivity.module.css';

const foldedMax = 14;
const wholeMax = 400;
const nameMax = 70;

type CardProps = {
  readonly model: SensitivityModel;
  readonly view: SensitivityView;
  readonly change: (change: Partial<SensitivityView>) => void;
};

/** How one hypothesis comes by its decibels: its prior, then each origin. */
export const WaterfallCard = (props: CardProps) => {
  const { model, view, change } = props;
  const { assessment, names } = model;
  const ids = byProbability(assessment);
  const shown = ids.find((id) => id === view.own) ?? assessment.scores.lead ?? ids[0];
  if (shown === undefined || Object.keys(assessment.scores.groups).length === 0) return null;
  return (
    <Card
      title="From the prior to the result"
      aside={
        <span className={styles['aside']}>
          decibels of
          <SelectField
            label="Hypothesis"
            isCompact
            value={shown}
            choices={ids.map((id) => ({ id, label: showText(shortText(names.hypothesis(id).text, nameMax)) }))}
            onChange={(chosen) => change({ own: chosen })}
          />
        </span>
      }
    >
      <Steps {...props} hypothesis={shown} />
    </Card>
  );
};

const Steps = ({ model, view, change, hypothesis }: CardProps & { readonly hypothesis: string }) => {
  const go = useGo();
  const { assessment, names, level } = model;
  const waterfall = useMemo(
    () => findWaterfall(assessment.scores, names, hypothesis),
    [assessment.scores, names, hypothesis],
  );
  const { steps } = waterfall;
  const folded = useMemo(
    () => foldWaterfall(waterfall, view.isOwnWhole ? wholeMax : foldedMax),
    [waterfall, view.isOwnWhole],
  );
  const opened = steps.find(({ kind, id }) => kind === 'group' && id === view.ownGroup);
  const follow = (id: string): void => {
    const step = steps.find((one) => one.id === id);
    if (step?.kind === 'prior') go.toScreen('hypotheses', { hypothesis });
    else if (step?.kind === 'group') change({ ownGroup: view.ownGroup === id ? null : id });
    else if (step !== undefined) go.toScreen('matrix', { item: step.items[0] ?? id, hypothesis, level });
  };
  return (
    <>
      <WaterfallChart waterfall={folded} onFollow={follow} />
      {opened === undefined ? null : (
        <OpenedGroup group={opened} names={names} onClose={() => change({ ownGroup: null })} />
      )}
      {steps.length > foldedMax ? (
        <Button onPress={() => change({ isOwnWhole: !view.isOwnWhole })}>
          {view.isOwnWhole ? 'Fold the small ones' : `A step for each of ${Math.min(steps.length, wholeMax)}`}
        </Button>
      ) : null}
      <About>
        The prior in decibels, then what each origin adds after its weight and its dependence on others; the end is the
        number that probabilities are made from. It stands for nothing by itself: only the distance to the other
        hypotheses of the level counts.
      </About>
    </>
  );
};
