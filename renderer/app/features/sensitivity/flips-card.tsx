import { useMemo } from 'react';
import { listRivalFlips } from '../../../../shared/attribution/rival-flips.ts';
import { FlipChart } from '../../../marks/charts.tsx';
import { useGo } from '../../navigation.ts';
import { Card } from '../../../ui/page.tsx';
import { About } from './about.tsx';
import { OpenedGroup } from './origin-links.tsx';
import type { SensitivityView } from './sensitivity-store.ts';
import type { SensitivityModel } from './use-sensitivity.ts';
import styles from './sensitivity.module.css';

/** The smallest sets of origins without which a rival draws level. */
export const FlipsCard = ({
  model,
  lead,
  view,
  change,
}: {
  readonly model: SensitivityModel;
  readonly lead: string;
  readonly view: SensitivityView;
  readonly change: (change: Partial<SensitivityView>) => void;
}) => {
  const go = useGo();
  const { assessment, names } = model;
  const flips = useMemo(() => listRivalFlips(assessment, names), [assessment, names]);
  const { fragility } = assessment.sensitivity;
  const opened = view.flipGroup === null ? null : names.origin(view.flipGroup);
  const follow = (id: string): void => {
    if (flips.some(({ rival }) => rival === id)) return go.toScreen('hypotheses', { hypothesis: id });
    const origin = flips.flatMap(({ origins }) => origins).find((one) => one.id === id);
    if (origin?.kind === 'group') change({ flipGroup: view.flipGroup === id ? null : id });
    else go.toScreen('evidence', { item: id });
  };
  return (
    <Card title="What flips it" aside={fragility === null ? null : `fragility ${fragility}`}>
      {flips.length === 0 ? (
        <p className={styles['muted']}>none recorded: there is no rival.</p>
      ) : (
        <FlipChart flips={flips} leadName={names.hypothesis(lead).text} onFollow={follow} />
      )}
      {opened?.kind === 'group' ? (
        <OpenedGroup
          group={{ name: opened.text, detail: opened.detail, items: opened.items }}
          names={names}
          onClose={() => change({ flipGroup: null })}
        />
      ) : null}
      <About>
        The fewest separate origins that would all have to be wrong before the rival draws level; the mark on each bar
        is how far it is behind. One means that a single origin decides. It does not say how likely they are to be
        wrong.
      </About>
    </Card>
  );
};
