import type { AssessmentRows } from '../../../../shared/attribution/assessment-rows.ts';
import type { LevelAssessment } from '../../../../shared/attribution/assessment-shape.ts';
import { levelQuestions, nameAssessment } from '../../../../shared/attribution/assessment-names.ts';
import { probabilityText } from '../../../../shared/attribution/shown-numbers.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Card } from '../../../ui/page.tsx';
import styles from './overview.module.css';

/** Each level of attribution has its own hypotheses and its own matrix; here is where each stands. */
export const OtherLevels = ({
  levels,
  covered,
  rows,
  shown,
  onLevel,
}: {
  readonly levels: readonly LevelAssessment[];
  /** Levels whose scores are covered. */
  readonly covered: readonly number[];
  readonly rows: AssessmentRows;
  readonly shown: number;
  readonly onLevel: (level: number) => void;
}) => (
  <Card title="Levels of attribution">
    <ul className={styles['levels']}>
      {[1, 2, 3, 4].map((number) => {
        const level = levels.find((one) => one.level === number);
        return (
          <li key={number}>
            <span className={styles['levelNumber']}>{number}</span>
            {level === undefined && !covered.includes(number) ? (
              <span className={styles['muted']}>{levelQuestions.get(number)} none recorded</span>
            ) : (
              <button
                type="button"
                className={styles['level']}
                aria-pressed={number === shown}
                onClick={() => onLevel(number)}
              >
                <span>{levelQuestions.get(number)}</span>
                {level === undefined ? (
                  <span className={styles['muted']}>covered: not ranked yet</span>
                ) : (
                  <LevelLead level={level} rows={rows} />
                )}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  </Card>
);

const LevelLead = ({ level, rows }: { readonly level: LevelAssessment; readonly rows: AssessmentRows }) => {
  const { lead, completeness, hypotheses } = level.scores;
  if (completeness === 0 || hypotheses.length < 2) return <span className={styles['muted']}>nothing weighed</span>;
  if (lead === null) return <span className={styles['muted']}>no lead</span>;
  return (
    <strong className={styles['levelLead']}>
      <SafeText text={nameAssessment(level.scores, rows).hypothesis(lead).text} />{' '}
      {probabilityText(level.stated.hypotheses[lead]?.stated ?? 0)}
    </strong>
  );
};
