import { useState } from 'react';
import { hypothesisKinds } from '../../../../shared/domain/vocabulary.ts';
import type { HypothesisKind } from '../../../../shared/attribution/scoring-input.ts';
import { probabilityText } from '../../../../shared/attribution/shown-numbers.ts';
import type { LevelWords } from '../../../../shared/attribution/words-shape.ts';
import { noteWords } from '../../../../shared/attribution/wording-preview.ts';
import { wordingById } from '../../../../shared/reference/yardsticks.ts';
import { decimalString } from '../../../../shared/attribution/decimal-string.ts';
import { shownActorName } from '../../../../shared/domain/provisional-name.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { Notice } from '../../../ui/states.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { YardstickMark } from '../../../marks/yardstick-mark.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useGo } from '../../navigation.ts';
import { ScoreCover } from '../../rankings/score-cover.tsx';
import { levelQuestion } from '../../scores/level-names.ts';
import { kindWords } from './kind-words.ts';
import { hasHalfPriors } from './prior-form.ts';
import type { DialogRequest } from './reasoning-dialog.tsx';
import { arrangeFamilies } from './families.ts';
import { Exclusivity, Rest, RowStructure, StatedNotes } from './level-structure.tsx';
import { placeOf } from './speaks-for.ts';
import type { Listed, ListedHypothesis, Reasoning } from './use-reasoning.ts';
import styles from './hypotheses.module.css';

const shownMax = 200;

/** The competing hypotheses of one level, with what is believed before the evidence and after it. */
export const LevelCard = ({
  level,
  listed,
  hypotheses,
  reasoning,
  open,
  isReadOnly,
  onOpen,
  onAct,
}: {
  readonly level: number;
  readonly listed: Listed;
  readonly hypotheses: readonly ListedHypothesis[];
  readonly reasoning: Reasoning;
  readonly open: string | null;
  readonly isReadOnly: boolean;
  readonly onOpen: (id: string) => void;
  readonly onAct: (request: DialogRequest) => void;
}) => {
  const go = useGo();
  const [isLong, setLong] = useState(false);
  const wording = reasoning.assessmentOf(level)?.words.wording;
  const title = `Level ${level}: ${levelQuestion(level)}`;
  if (hypotheses.length === 0) {
    return (
      <Card
        title={title}
        aside={
          <span className={styles['cardActs']}>
            <Button isDisabled={isReadOnly} onPress={() => onAct({ kind: 'hypothesis', level })}>
              State the first
            </Button>
          </span>
        }
      >
        <p className={styles['muted']}>none recorded</p>
      </Card>
    );
  }
  const arranged = arrangeFamilies(hypotheses);
  const shown = isLong ? arranged : arranged.slice(0, shownMax);
  return (
    <Card
      title={title}
      aside={
        <span className={styles['cardActs']}>
          <InlineLink onClick={() => go.toScreen('matrix', { level })}>Matrix</InlineLink>
          <InlineLink onClick={() => go.toScreen('sensitivity', { level })}>Sensitivity</InlineLink>
          <Button isDisabled={isReadOnly} onPress={() => onAct({ kind: 'priors', level })}>
            Set priors…
          </Button>
        </span>
      }
    >
      {hasHalfPriors(hypotheses) ? (
        <Notice tone="warn" title="Some hypotheses of this level have no prior, so the case cannot be scored.">
          State the priors again for all of them, or go back to uniform ones.
        </Notice>
      ) : null}
      {reasoning.scores.covered.includes(level) ? <ScoreCover key={level} level={level} isLine /> : null}
      <div className={styles['tableScroll']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">Hypothesis</th>
              <th scope="col" className={styles['number']}>
                Prior
              </th>
              <th scope="col">
                Probability {wording === undefined ? null : <YardstickMark wording={wordingById[wording]} isShort />}
              </th>
              <th scope="col" className={styles['number']}>
                Place
              </th>
            </tr>
          </thead>
          <tbody data-old={reasoning.scores.isRescoring || undefined}>
            {shown.map(({ hypothesis, depth }) => (
              <HypothesisRow
                key={hypothesis.id}
                level={level}
                hypothesis={hypothesis}
                listed={listed}
                depth={depth}
                count={hypotheses.length}
                reasoning={reasoning}
                isOpen={hypothesis.id === open}
                onOpen={onOpen}
              />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < hypotheses.length ? (
        <Button onPress={() => setLong(true)}>Show all {hypotheses.length}</Button>
      ) : null}
      <Rest level={level} reasoning={reasoning} />
      <Exclusivity
        level={level}
        listed={listed}
        isReadOnly={isReadOnly}
        onAct={(structure) => onAct({ kind: 'structure', structure })}
      />
      <Missing level={level} hypotheses={hypotheses} isReadOnly={isReadOnly} onAct={onAct} />
    </Card>
  );
};

const HypothesisRow = ({
  level,
  hypothesis,
  listed,
  depth,
  count,
  reasoning,
  isOpen,
  onOpen,
}: {
  readonly level: number;
  readonly hypothesis: ListedHypothesis;
  readonly listed: Listed;
  /** How many wholes stand above it. */
  readonly depth: number;
  readonly count: number;
  readonly reasoning: Reasoning;
  readonly isOpen: boolean;
  readonly onOpen: (id: string) => void;
}) => {
  const go = useGo();
  const { id, statement, actorName, prior } = hypothesis;
  const assessment = reasoning.assessmentOf(level);
  const { scores, words } = assessment ?? {};
  const stated = assessment?.stated.hypotheses[id];
  const isScored = scores !== undefined && Object.hasOwn(scores.alr1.posterior, id);
  const isWeighed = isScored && scores.completeness > 0 && count > 1;
  const probability = stated?.stated ?? 0;
  return (
    <tr
      data-open={isOpen || undefined}
      data-depth={depth === 0 ? undefined : Math.min(depth, 2)}
      data-lead={(isWeighed && scores.lead === id) || undefined}
    >
      <th scope="row">
        <button type="button" className={styles['statement']} aria-pressed={isOpen} onClick={() => onOpen(id)}>
          {statement === null ? '(statement withheld)' : <SafeText text={statement} max={400} />}
        </button>
        <span className={styles['about']}>
          <Kind kind={toKind(hypothesis.kind)} />
          {actorName === null || actorName === '' ? null : (
            <span>
              named in sources <SafeText text={shownActorName(actorName)} max={140} />
            </span>
          )}
          <RowStructure hypothesis={hypothesis} listed={listed} onOpen={onOpen} />
        </span>
      </th>
      <td className={styles['number']}>
        {prior === null ? (
          <>
            {decimalString(1 / count, 2)} <span className={styles['below']}>uniform</span>
          </>
        ) : (
          <SafeText text={prior} />
        )}
      </td>
      <td>
        {isScored ? (
          <button
            type="button"
            className={styles['probability']}
            title="What carries it"
            onClick={() => go.toScreen('sensitivity', { level, hypothesis: id })}
          >
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden>
              <rect className={styles['track']} x="0" y="0" width="100" height="8" rx="1" />
              <rect className={styles['share']} x="0" y="0" width={100 * probability} height="8" rx="1" />
            </svg>
            <strong>{probabilityText(probability)}</strong>
            <span>{isWeighed ? wordShown(words?.byHypothesis[id]) : 'its prior: nothing is weighed'}</span>
          </button>
        ) : (
          <span className={styles['muted']}>{reasoning.scores.covered.includes(level) ? 'covered' : 'not scored'}</span>
        )}
        {isWeighed ? <StatedNotes level={level} id={id} listed={listed} reasoning={reasoning} onOpen={onOpen} /> : null}
      </td>
      <td className={styles['number']}>{isWeighed ? `${placeOf(scores, id)} of ${count}` : '—'}</td>
    </tr>
  );
};

const wordShown = (word: LevelWords['byHypothesis'][string] | undefined): string =>
  word === undefined ? '' : `${word.word}${noteWords(word.note)}`;

const toKind = (kind: string | null): HypothesisKind | null => hypothesisKinds.find((one) => one === kind) ?? null;

const Kind = ({ kind }: { readonly kind: HypothesisKind | null }) => {
  if (kind === null) return <span className={styles['muted']}>withheld</span>;
  const { name, means, isResidual } = kindWords[kind];
  return (
    <span className={styles['kind']} data-residual={isResidual || undefined} title={means}>
      {name}
      {isResidual ? <span className="visually-hidden"> (residual: in no ranking)</span> : null}
    </span>
  );
};

/** What every level needs beside named answers. */
const Missing = ({
  level,
  hypotheses,
  isReadOnly,
  onAct,
}: {
  readonly level: number;
  readonly hypotheses: readonly ListedHypothesis[];
  readonly isReadOnly: boolean;
  readonly onAct: (request: DialogRequest) => void;
}) => {
  const has = (kind: HypothesisKind): boolean => hypotheses.some((one) => one.kind === kind);
  const missing = (['deception', 'catch_all'] as const).filter((kind) => !has(kind));
  if (missing.length === 0 || isReadOnly) return null;
  return (
    <ul className={styles['missing']}>
      {missing.map((kind) => (
        <li key={kind}>
          <span>{missingWords[kind]}</span>
          <InlineLink onClick={() => onAct({ kind: 'hypothesis', level, as: kind })}>Add one</InlineLink>
        </li>
      ))}
    </ul>
  );
};

const missingWords = {
  deception: 'No hypothesis says that somebody made it look like another.',
  catch_all: 'No hypothesis stands for another or unknown actor, so the named ones share the whole probability.',
} as const;
