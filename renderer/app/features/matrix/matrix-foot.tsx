import type { Ref } from 'react';
import { decimalString } from '../../../../shared/attribution/decimal-string.ts';
import type { LevelAssessment } from '../../../../shared/attribution/assessment-shape.ts';
import { showText } from '../../../../shared/base/visible-text.ts';
import { probabilityText, rangeText } from '../../../../shared/attribution/shown-numbers.ts';
import { noteWords } from '../../../../shared/attribution/wording-preview.ts';
import { wordingById } from '../../../../shared/reference/yardsticks.ts';
import { ScoreCover } from '../../rankings/score-cover.tsx';
import { useGo } from '../../navigation.ts';
import type { BaseScore } from '../../../../shared/attribution/base-score.ts';
import type { MatrixModel } from './use-matrix-model.ts';
import styles from './matrix.module.css';

/** What the ratings come to, under their columns. What is not known yet for the newest ratings is grey. */
export const MatrixFoot = ({
  ref,
  model,
  quick,
  lead,
  isOld,
  hasFailed,
}: {
  readonly ref: Ref<HTMLDivElement>;
  readonly model: MatrixModel;
  /** What the ratings come to, where the program's own numbers are on their way. */
  readonly quick: BaseScore | null;
  readonly lead: string | null;
  readonly isOld: boolean;
  readonly hasFailed: boolean;
}) => {
  const go = useGo();
  const { assessment, level } = model;
  if (model.isCovered) {
    return (
      <div role="rowgroup" className={styles['foot']} ref={ref}>
        <div role="row" className={`${styles['line']} ${styles['covered']}`}>
          <div role="gridcell">
            <ScoreCover key={level} level={level} isLine />
          </div>
        </div>
      </div>
    );
  }
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
  const { scores, stated } = assessment;
  const { hypotheses, alr1, ach } = quick ?? scores;
  const isRanked = (id: string): boolean => hypotheses.some((one) => one.id === id && one.ranked);
  const ids = model.hypotheses.map(({ id }) => id);
  return (
    <div role="rowgroup" className={styles['foot']} ref={ref}>
      <FootRow
        title="Probability"
        isOld={isOld && quick === null}
        about="Given these ratings, weights and priors; of all hypotheses of the level together"
        lead={lead}
        cells={ids.map((id) => ({
          id,
          // One that was just added is not in the scores yet.
          text: quick === null ? numberOf(stated, id) : probabilityText(alr1.posterior[id] ?? 0),
          about: quick === null ? aboutNumber(assessment, model, id) : 'its word follows in a moment',
        }))}
        onPress={(hypothesis) => go.toScreen('sensitivity', { level, hypothesis })}
      />
      <FootRow
        title="5–95 %"
        isOld={isOld}
        about="How far the lead’s probability moves when weights and ratings are off by a little; only the lead’s is computed"
        lead={lead}
        cells={ids.map((id) => ({ id, text: id === lead ? rangeOf(stated) : null, about: 'not computed' }))}
        onPress={(hypothesis) => go.toScreen('sensitivity', { level, hypothesis })}
      />
      <FootRow
        title="Inconsistency (cross-check)"
        isOld={isOld && quick === null}
        about="Points against it, by weight: another way of counting, in which less is better. Hypotheses that name nobody are not ranked"
        lead={lead}
        cells={ids.map((id) => ({
          id,
          text: isRanked(id) ? decimalString(ach.xc[id] ?? 0, 1) : null,
          about: isRanked(id) ? '' : 'not ranked: it names nobody',
        }))}
        onPress={(hypothesis) => go.toScreen('sensitivity', { level, hypothesis })}
      />
    </div>
  );
};

const numberOf = ({ hypotheses }: LevelAssessment['stated'], id: string): string | null => {
  const own = hypotheses[id];
  if (own === undefined) return null;
  return own.cappedBy === null ? probabilityText(own.stated) : `≤\u202f${probabilityText(own.stated)}`;
};

/** The word and its yardstick, what capped the number, and what the family has. */
const aboutNumber = ({ stated, words }: LevelAssessment, { names }: MatrixModel, id: string): string => {
  const own = stated.hypotheses[id];
  const found = words.byHypothesis[id];
  if (own === undefined || found === undefined) return 'not scored yet';
  const { name, yardstick } = wordingById[words.wording];
  const cap =
    own.cappedBy === null
      ? ''
      : `; capped by level ${own.cappedBy.level}, ${showText(names.hypothesis(own.cappedBy.hypothesis).text)}; its own matrix gives ${probabilityText(own.computed)}`;
  const family = own.family === null ? '' : `; with its parts ${probabilityText(own.family.stated)}`;
  return `${found.word}${noteWords(found.note)}, ${name}${yardstick.status === 'memory' ? ' (from memory)' : ''}${cap}${family}`;
};

const rangeOf = ({ range }: LevelAssessment['stated']): string | null =>
  range === null ? null : `${range.cappedBy === null ? '' : '≤\u202f'}${rangeText(range.p05, range.p95)}`;

type FootCell = { readonly id: string; readonly text: string | null; readonly about: string };

const FootRow = ({
  title,
  isOld,
  about,
  lead,
  cells,
  onPress,
}: {
  readonly title: string;
  readonly isOld: boolean;
  readonly about: string;
  readonly lead: string | null;
  readonly cells: readonly FootCell[];
  readonly onPress?: (hypothesis: string) => void;
}) => (
  <div role="row" className={`${styles['row']} ${styles['footRow']}`} data-old={isOld || undefined}>
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
