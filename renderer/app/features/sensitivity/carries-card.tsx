import { useMemo } from 'react';
import { findCarriers, foldCarriers } from '../../../../shared/attribution/overview-carriers.ts';
import { decibelText } from '../../../../shared/attribution/shown-numbers.ts';
import { showText } from '../../../../shared/base/visible-text.ts';
import { shortText } from '../../../../shared/base/short-text.ts';
import { CarrierChart } from '../../../marks/charts.tsx';
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
  readonly lead: string;
  readonly view: SensitivityView;
  readonly change: (change: Partial<SensitivityView>) => void;
};

/** What each origin adds to the lead over one rival. */
export const CarriesCard = (props: CardProps) => {
  const { model, lead, view, change } = props;
  const { assessment, names, overview } = model;
  const rivals = byProbability(assessment).filter((id) => id !== lead);
  const rival = rivals.find((id) => id === view.rival) ?? overview.rival?.id;
  if (rival === undefined) return null;
  return (
    <Card
      title="What carries the result"
      aside={
        <span className={styles['aside']}>
          decibels for the lead over
          <SelectField
            label="Rival"
            isCompact
            value={rival}
            choices={rivals.map((id) => ({ id, label: showText(shortText(names.hypothesis(id).text, nameMax)) }))}
            onChange={(chosen) => change({ rival: chosen })}
          />
        </span>
      }
    >
      <Carriers {...props} rival={rival} />
    </Card>
  );
};

const Carriers = ({ model, lead, rival, view, change }: CardProps & { readonly rival: string }) => {
  const go = useGo();
  const { assessment, names, level } = model;
  const carriers = useMemo(
    () => findCarriers(assessment.scores, names, { id: lead }, { id: rival }),
    [assessment.scores, names, lead, rival],
  );
  const shown = useMemo(() => foldCarriers(carriers, view.isWhole ? wholeMax : foldedMax), [carriers, view.isWhole]);
  const distance = carriers.reduce((sum, { decibels }) => sum + decibels, 0);
  const opened = carriers.find(({ kind, id }) => kind === 'group' && id === view.group);
  const follow = (id: string): void => {
    const carrier = shown.find((one) => one.id === id);
    if (carrier === undefined) return;
    switch (carrier.kind) {
      case 'item':
        return go.toScreen('matrix', { item: carrier.items[0] ?? id, level });
      case 'group':
        return change({ group: view.group === id ? null : id });
      case 'rest':
        return change({ isWhole: true });
      case 'prior':
        return go.toScreen('hypotheses', { hypothesis: lead });
    }
  };
  return (
    <>
      {carriers.length === 0 ? (
        <p className={styles['muted']}>none recorded: no item counts for or against either.</p>
      ) : (
        <CarrierChart carriers={shown} onFollow={follow} />
      )}
      {opened === undefined ? null : (
        <OpenedGroup group={opened} names={names} onClose={() => change({ group: null })} />
      )}
      {carriers.length > foldedMax ? (
        <Button onPress={() => change({ isWhole: !view.isWhole })}>
          {view.isWhole ? 'Fold the small ones' : `A bar for each of ${Math.min(carriers.length, wholeMax)}`}
        </Button>
      ) : null}
      <About>
        The bars add up to {decibelText(distance)} dB, the distance between the two. A bar is what one origin adds after
        its weight and its dependence on others; it does not say how true an item is, only how much rests on it.
      </About>
    </>
  );
};
