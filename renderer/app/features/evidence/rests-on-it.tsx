import { Fragment } from 'react';
import type { AssessmentRows } from '../../../../shared/attribution/assessment-rows.ts';
import type { LevelAssessment } from '../../../../shared/attribution/assessment-shape.ts';
import { probabilityText } from '../../../../shared/attribution/shown-numbers.ts';
import { useGo } from '../../navigation.ts';
import { namesOf } from '../../scores/level-names.ts';
import { useScores } from '../../scores/use-scores.ts';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { Part } from '../../../ui/page.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import styles from './evidence.module.css';

/** Every number of the case that an item moves, each with the way to it. Silent where nothing is scored or shown. */
export const RestsOnIt = ({ folder, item }: { readonly folder: string; readonly item: string }) => {
  const { matrix, assessment } = useScores(folder);
  const levels = assessment?.status === 'computed' ? assessment.levels : [];
  const resting = levels.filter(
    ({ scores }) => scores.lead !== null && scores.completeness > 0 && (scores.weights[item] ?? 0) > 0,
  );
  if (matrix === undefined || resting.length === 0) return null;
  return (
    <Part title="What rests on it">
      {resting.map((level) => (
        <OneLevel key={level.level} level={level} item={item} rows={matrix.rows} />
      ))}
    </Part>
  );
};

const OneLevel = ({
  level: { level, scores, sensitivity },
  item,
  rows,
}: {
  readonly level: LevelAssessment;
  readonly item: string;
  readonly rows: AssessmentRows;
}) => {
  const go = useGo();
  const names = namesOf(rows, level, scores);
  const lead = scores.lead ?? '';
  const group = rows.evidence.find(({ id }) => id === item)?.group ?? null;
  const origin = group ?? item;
  const name = (id: string) => <SafeText text={names.hypothesis(id).text} max={200} />;
  const without = sensitivity.leaveOneOut.filter(({ drop }) => drop === item || drop === group);
  const rivals = Object.entries(sensitivity.flips).filter(([, { set }]) => set.includes(origin));
  const toSensitivity = (): void => go.toScreen('sensitivity', { level });
  return (
    <ul className={styles['restsOnIt']}>
      {without.map(({ drop, posterior, lead: newLead }) => {
        const [own, then] = [posterior[lead] ?? 0, scores.alr1.posterior[lead] ?? 0].map(probabilityText);
        return (
          <li key={drop}>
            Level {level}: without {drop === item ? 'it' : 'all of its origin'}, {name(lead)}{' '}
            {own === then ? 'stays at ' : 'is at '}
            <InlineLink onClick={toSensitivity}>{own === then ? own : `${own} instead of ${then}`}</InlineLink>
            {newLead === lead ? '.' : newLead === null ? ', and nobody leads.' : <>, and {name(newLead)} leads.</>}
          </li>
        );
      })}
      {rivals.length === 0 ? null : (
        <li>
          Level {level}: {group === null ? 'it' : 'its origin'} is one of{' '}
          <InlineLink onClick={toSensitivity}>those that would have to be wrong together</InlineLink> before a rival
          draws level:{' '}
          {rivals.map(([rival, { set }], at) => (
            <Fragment key={rival}>
              {at === 0 ? '' : ', '}
              {set.length} before {name(rival)}
            </Fragment>
          ))}
          .
        </li>
      )}
    </ul>
  );
};
