import type { Ref } from 'react';
import { decimalString } from '../../../../shared/attribution/decimal-string.ts';
import type { LevelAssessment } from '../../../../shared/attribution/assessment-shape.ts';
import { probabilityText, rangeText } from '../../../../shared/attribution/shown-numbers.ts';
import { useGo } from '../../navigation.ts';
import type { MatrixModel } from './use-matrix-model.ts';
import styles from './matrix.module.css';

/** What the ratings come to, under their columns. Grey while newer numbers are on their way. */
export const MatrixFoot = ({
  ref,
  model,
  lead,
  isOld,
  hasFailed,
}: {
  readonly ref: Ref<HTMLDivElement>;
  readonly model: MatrixModel;
  readonly lead: string | null;
  readonly isOld: boolean;
  readonly hasFailed: boolean;
}) => {
  const go = useGo();
  const { assessment, level } = model;
  if (assessment === undefined) {
    return (
      <div role="rowgroup" className={styles['foot']} ref={ref}>
        <div role="row" className={styles['line']}>
          <div role="gridcell">
            {model.missing.length > 0
              ? 'No scores: part of what they rest on is withheld in this edition.'
              : hasFailed
                ? 'No scores: the case could not be scored.'
                : 'Scores are on their way.'}
          </div>
        </div>
      </div>
    );
  }
  const { scores, sensitivity } = assessment;
  const isRanked = (id: string): boolean => scores.hypotheses.some((one) => one.id === id && one.ranked);
  const ids = model.hypotheses.map(({ id }) => id);
  return (
    <div role="rowgroup" className={styles['foot']} ref={ref} data-old={isOld || undefined}>
      <FootRow
        title="Probability"
        about="Given these ratings, weights and priors; of all hypotheses of the level together"
        lead={lead}
        cells={ids.map((id) => ({
          id,
          // One that was just added is not in the scores yet.
          text: Object.hasOwn(scores.alr1.posterior, id) ? probabilityText(scores.alr1.posterior[id] ?? 0) : null,
          about: scores.words.byHypothesis[id]?.word ?? 'not scored yet',
        }))}
        onPress={(hypothesis) => go.toScreen('sensitivity', { level, hypothesis })}
      />
      <FootRow
        title="5–95 %"
        about="How far the lead’s probability moves when weights and ratings are off by a little; only the lead’s is computed"
        lead={lead}
        cells={ids.map((id) => ({ id, text: id === lead ? rangeOf(sensitivity) : null, about: 'not computed' }))}
      />
      <FootRow
        title="Inconsistency (cross-check)"
        about="Points against it, by weight: another way of counting, in which less is better. Hypotheses that name nobody are not ranked"
        lead={lead}
        cells={ids.map((id) => ({
          id,
          text: isRanked(id) ? decimalString(scores.ach.xc[id] ?? 0, 1) : null,
          about: isRanked(id) ? '' : 'not ranked: it names nobody',
        }))}
      />
    </div>
  );
};

const rangeOf = ({ monteCarlo }: LevelAssessment['sensitivity']): string | null =>
  monteCarlo === null ? null : rangeText(monteCarlo.p05, monteCarlo.p95);

type FootCell = { readonly id: string; readonly text: string | null; readonly about: string };

const FootRow = ({
  title,
  about,
  lead,
  cells,
  onPress,
}: {
  readonly title: string;
  readonly about: string;
  readonly lead: string | null;
  readonly cells: readonly FootCell[];
  readonly onPress?: (hypothesis: string) => void;
}) => (
  <div role="row" className={`${styles['row']} ${styles['footRow']}`}>
    <div role="rowheader" className={`${styles['cell']} ${styles['fixed']} ${styles['footTitle']}`} title={about}>
      {title}
    </div>
    <div role="gridcell" className={styles['gap']} />
    <div role="gridcell" className={styles['gap']} />
    {cells.map((cell) => (
      <div
        key={cell.id}
        role="gridcell"
        className={styles['footCell']}
        data-lead={cell.id === lead || undefined}
        title={cell.about}
      >
        {cell.text === null ? (
          <>
            <span aria-hidden>—</span>
            <span className="visually-hidden">{cell.about}</span>
          </>
        ) : onPress === undefined ? (
          cell.text
        ) : (
          <button type="button" className={styles['number']} onClick={() => onPress(cell.id)}>
            {cell.text}
          </button>
        )}
      </div>
    ))}
    <div role="gridcell" className={styles['gap']} />
  </div>
);
