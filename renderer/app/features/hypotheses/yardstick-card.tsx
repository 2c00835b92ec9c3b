import { useState } from 'react';
import { probabilityText } from '../../../../shared/attribution/shown-numbers.ts';
import type { LevelAssessment } from '../../../../shared/attribution/assessment-shape.ts';
import { yardstickNote } from '../../../../shared/figures/yardstick-legend.ts';
import { wordingById } from '../../../../shared/reference/yardsticks.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { YardstickMark } from '../../../marks/yardstick-mark.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { useReply } from '../../api/replies.ts';
import { LineLink } from '../../line-link.tsx';
import { useCaseFolder } from '../../navigation.ts';
import { namesOf } from '../../scores/level-names.ts';
import { ChooseYardstickDialog } from './choose-yardstick-dialog.tsx';
import { ConfirmTermDialog, type StatedTerm } from './confirm-term-dialog.tsx';
import type { Reasoning } from './use-reasoning.ts';
import styles from './yardstick.module.css';

/** In which words the case speaks of probability, who chose them, and what an analyst confirmed of PHIA's terms. */
export const YardstickCard = ({
  reasoning,
  isReadOnly,
}: {
  readonly reasoning: Reasoning;
  readonly isReadOnly: boolean;
}) => {
  const folder = useCaseFolder();
  const read = useReply('yardstick.read', { folder });
  const [act, setAct] = useState<'choose' | StatedTerm | null>(null);
  const { assessment } = reasoning.scores;
  const levels = assessment?.status === 'computed' ? assessment.levels : [];
  if (read.value === undefined) {
    return (
      <Card title="Words of probability">
        {read.failure === null ? (
          <Loading label="Reading the yardstick" lines={2} />
        ) : (
          <FailureNotice failure={read.failure} onRetry={read.refetch} />
        )}
      </Card>
    );
  }
  const { choice } = read.value;
  const wording = wordingById[read.value.wording];
  return (
    <Card
      title="Words of probability"
      aside={
        <span className={styles['acts']}>
          <Button isDisabled={isReadOnly} onPress={() => setAct('choose')}>
            Choose words…
          </Button>
        </span>
      }
    >
      <p>
        <YardstickMark wording={wording} />
      </p>
      <p className={styles['muted']}>
        {choice === null ? (
          'Nobody has chosen; these stand until somebody does.'
        ) : (
          <>
            Chosen by <SafeText text={choice.actor ?? '(withheld)'} max={120} /> in <LineLink line={choice.line} />:{' '}
            <SafeText text={choice.reason ?? '(reason withheld)'} max={400} />
          </>
        )}
      </p>
      {wording.id === 'phia' ? (
        <Terms levels={levels} reasoning={reasoning} isReadOnly={isReadOnly} onConfirm={setAct} />
      ) : null}
      {act === null ? null : act === 'choose' ? (
        <ChooseYardstickDialog
          folder={folder}
          current={wording}
          levels={levels}
          rows={reasoning.scores.matrix?.rows}
          onClose={() => setAct(null)}
        />
      ) : (
        <ConfirmTermDialog folder={folder} term={act} onClose={() => setAct(null)} />
      )}
    </Card>
  );
};

/** PHIA expects a judgement: which terms an analyst has made theirs, and which are only read off the number. */
const Terms = ({
  levels,
  reasoning,
  isReadOnly,
  onConfirm,
}: {
  readonly levels: readonly LevelAssessment[];
  readonly reasoning: Reasoning;
  readonly isReadOnly: boolean;
  readonly onConfirm: (term: StatedTerm) => void;
}) => {
  const stated = levels.flatMap((level) => statedTerm(level, reasoning) ?? []);
  if (stated.length === 0) return <p className={styles['muted']}>No level has a lead whose term could be confirmed.</p>;
  return (
    <>
      <p className={styles['muted']}>{yardstickNote(wordingById.phia)}</p>
      <ul className={styles['terms']}>
        {stated.map((term) => (
          <li key={term.level}>
            <span className={styles['term']}>
              Level {term.level}: “{term.word}” for <SafeText text={term.name} max={160} />,{' '}
              {probabilityText(term.probability)}
              {term.isGap ? ', which falls in a yardstick gap' : ''}
            </span>
            <span className={styles['standing']}>
              {term.confirmation === null ? (
                'read off the number'
              ) : (
                <>
                  {term.confirmation.stands ? 'confirmed in ' : 'outdated: confirmed before the number moved, in '}
                  <LineLink line={term.confirmation.line} />
                </>
              )}
            </span>
            <Button isDisabled={isReadOnly || term.confirmation?.stands === true} onPress={() => onConfirm(term)}>
              Confirm the term…
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
};

const statedTerm = (level: LevelAssessment, reasoning: Reasoning): StatedTerm | undefined => {
  const { scores, words } = level;
  const rows = reasoning.scores.matrix?.rows;
  const { lead } = scores;
  const isStated = scores.leadRanked && scores.completeness > 0 && scores.hypotheses.length > 1;
  const word = lead === null || !isStated ? undefined : words.byHypothesis[lead];
  if (lead === null || word === undefined || rows === undefined) return undefined;
  return {
    level: level.level,
    band: word.band,
    word: word.word,
    isGap: word.note === 'gap',
    name: namesOf(rows, level.level, scores).hypothesis(lead).text,
    probability: scores.alr1.posterior[lead] ?? 0,
    confirmation: words.confirmation,
  };
};
