import { useMemo, type ReactNode } from 'react';
import { levelQuestions, nameAssessment, type AssessmentNames } from '../../shared/attribution/assessment-names.ts';
import type { LevelAssessment } from '../../shared/attribution/assessment-shape.ts';
import { levelToOverview, type Overview } from '../../shared/attribution/overview-model.ts';
import { useCase } from './case-context.ts';
import { LineLink } from './parts.tsx';
import { hrefOf, type ScreenId } from './place.ts';

export type LevelModel = {
  readonly level: LevelAssessment;
  readonly overview: Overview;
  readonly names: AssessmentNames;
};

export const useLevelModel = (level: LevelAssessment): LevelModel => {
  const { rows, tables } = useCase();
  return useMemo(
    () => ({
      level,
      overview: levelToOverview(level, rows, { isSingleSigner: tables.rows('identity').length < 2 }),
      names: nameAssessment(level.scores, rows),
    }),
    [level, rows, tables],
  );
};

export const levelTitle = (level: number): string => `Level ${level}: ${levelQuestions.get(level) ?? ''}`;

/** The levels of the assessment, or why there are none. */
export const WithLevels = ({ children }: { readonly children: (levels: readonly LevelAssessment[]) => ReactNode }) => {
  const { assessment } = useCase();
  if (assessment === undefined) {
    return (
      <p className="notice" role="status">
        The numbers are being computed …
      </p>
    );
  }
  if (assessment.status === 'not_recomputable') {
    return (
      <div className="notice">
        <p>
          <strong>No number is stated in this edition.</strong> Part of what every number rests on is withheld, so
          nobody who holds this edition alone could compute it again.
        </p>
        <p>
          Withheld of it:{' '}
          {assessment.missing.slice(0, 20).map((place, index) => (
            <span key={place}>
              {index === 0 ? '' : ', '}
              <LineLink seq={Number(place.split('.')[0])} /> ({place.split('.')[1]})
            </span>
          ))}
          {assessment.missing.length > 20 ? ` and ${assessment.missing.length - 20} more` : ''}.
        </p>
      </div>
    );
  }
  if (assessment.levels.length === 0)
    return <p className="notice">The case states no hypotheses, so there is nothing to weigh.</p>;
  return children(assessment.levels);
};

/** One level at a time, where a level fills a screen. */
export const LevelChoice = ({
  screen,
  id,
  children,
}: {
  readonly screen: ScreenId;
  readonly id: string;
  readonly children: (level: LevelAssessment) => ReactNode;
}) => (
  <WithLevels>
    {(levels) => {
      const chosen = levels.find(({ level }) => String(level) === id) ?? levels[0];
      return (
        <>
          {levels.length < 2 ? null : (
            <nav className="levels" aria-label="Level">
              {levels.map(({ level }) => (
                <a
                  key={level}
                  href={hrefOf(screen, String(level))}
                  aria-current={level === chosen?.level ? 'page' : undefined}
                >
                  Level {level}
                </a>
              ))}
            </nav>
          )}
          {chosen === undefined ? null : children(chosen)}
        </>
      );
    }}
  </WithLevels>
);
