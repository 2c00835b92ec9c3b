import { useMemo, useState } from 'react';
import { probabilityText } from '../../../../shared/attribution/shown-numbers.ts';
import { LeaveOneOutChart } from '../../../marks/charts.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { YardstickMark } from '../../../marks/yardstick-mark.tsx';
import { useGo } from '../../navigation.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { About } from './about.tsx';
import { toLeaveOneOut } from './sensitivity-model.ts';
import type { SensitivityModel } from './use-sensitivity.ts';
import styles from './sensitivity.module.css';

const step = 8;

/** The lead's probability without each item and each group. */
export const LeaveOutCard = ({ model, lead }: { readonly model: SensitivityModel; readonly lead: string }) => {
  const go = useGo();
  const { assessment, names, level, overview } = model;
  const [shown, setShown] = useState(step);
  const data = useMemo(() => toLeaveOneOut(assessment, names, lead), [assessment, names, lead]);
  const turning = data.dots.filter(({ newLead }) => newLead !== undefined).length;
  const follow = (id: string, of: 'item' | 'group' | undefined): void => {
    const [first] = of === 'group' ? names.origin(id).items : [id];
    if (first !== undefined) go.toScreen('matrix', { item: first, level });
  };
  return (
    <Card
      title="Leaving one out"
      aside={turning === 0 ? 'the lead stays with every one' : `${turning} change who leads`}
    >
      {data.dots.length === 0 ? (
        <p className={styles['muted']}>none recorded: no item counts.</p>
      ) : (
        <>
          <YardstickMark wording={overview.wording} isShort />
          <LeaveOneOutChart
            data={data}
            wording={overview.wording}
            onFollow={(id) => follow(id, data.dots.find((dot) => dot.id === id)?.of)}
          />
        </>
      )}
      <div className={styles['tableScroll']}>
        <table className={styles['table']}>
          <caption className="visually-hidden">What changes most when it is left out</caption>
          <thead>
            <tr>
              <th scope="col">Left out</th>
              <th scope="col" className={styles['number']}>
                The lead is at
              </th>
              <th scope="col" className={styles['number']}>
                Change
              </th>
              <th scope="col">Who leads then</th>
            </tr>
          </thead>
          <tbody>
            {data.dots.slice(0, shown).map(({ id, of, name, probability, newLead }) => (
              <tr key={`${of} ${id}`}>
                <th scope="row">
                  <InlineLink onClick={() => follow(id, of)}>
                    <SafeText text={name} max={200} />
                  </InlineLink>
                  {of === 'group' ? <span className={styles['muted']}> (group, all of it)</span> : null}
                </th>
                <td className={styles['number']}>{probabilityText(probability)}</td>
                <td className={styles['number']}>{changeText(probability - data.base)}</td>
                <td>
                  {newLead === undefined ? (
                    <span className={styles['muted']}>the same</span>
                  ) : (
                    <span className={styles['fragile']}>
                      {newLead === null ? 'nobody' : <SafeText text={newLead} max={100} />}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {data.dots.length > shown ? (
        <Button onPress={() => setShown(shown + 10 * step)}>{data.dots.length - shown} more</Button>
      ) : null}
      <About>
        Each item, and each group as a whole, was taken out while the others stayed, and the level scored again. Those
        that change most come first. A small change does not make an item unimportant: others may say the same.
      </About>
    </Card>
  );
};

/** In points of a hundred, with a sign. */
const changeText = (change: number): string => {
  const points = Math.round(100 * change);
  if (points === 0) return '0 points';
  const size = Math.abs(points);
  return `${points > 0 ? '+' : '−'}${size} ${size === 1 ? 'point' : 'points'}`;
};
