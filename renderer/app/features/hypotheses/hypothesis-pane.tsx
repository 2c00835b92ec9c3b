import type { ReactNode } from 'react';
import { IconX } from '@tabler/icons-react';
import { hypothesisKinds } from '../../../../shared/domain/vocabulary.ts';
import { shownActorName } from '../../../../shared/domain/provisional-name.ts';
import { decimalString } from '../../../../shared/attribution/decimal-string.ts';
import { noteWords } from '../../../../shared/attribution/wording-preview.ts';
import { decibelText, probabilityText, rangeText } from '../../../../shared/attribution/shown-numbers.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Facts, Part } from '../../../ui/page.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { YardstickMark } from '../../../marks/yardstick-mark.tsx';
import { wordingById } from '../../../../shared/reference/yardsticks.ts';
import { LineLink } from '../../line-link.tsx';
import { useGo } from '../../navigation.ts';
import { levelName, namesOf } from '../../scores/level-names.ts';
import { kindWords } from './kind-words.ts';
import { HistoryPart, StructurePart } from './structure-part.tsx';
import type { StructureRequest } from './structure-dialog.tsx';
import { findSpeakers, placeOf, type Speaks } from './speaks-for.ts';
import { NamingParts } from './naming-parts.tsx';
import type { ListedHypothesis, Reasoning } from './use-reasoning.ts';
import styles from './hypotheses.module.css';

const speakersMax = 5;

/** One hypothesis: what it claims, what would show it, where it stands, and what speaks for and against it. */
export const HypothesisPane = ({
  hypothesis,
  reasoning,
  onGroup,
  onOpen,
  onAct,
  onClose,
}: {
  readonly hypothesis: ListedHypothesis;
  readonly reasoning: Reasoning;
  readonly onGroup: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onAct: (request: StructureRequest) => void;
  readonly onClose: () => void;
}) => {
  const go = useGo();
  const { listed } = reasoning;
  const { id, line, statement, predicts, refutedBy, actorName, level } = hypothesis;
  const kind = hypothesisKinds.find((one) => one === hypothesis.kind);
  return (
    <>
      <header className={styles['paneHeader']}>
        <div className={styles['paneLine']}>
          <span
            className={styles['kind']}
            data-residual={(kind !== undefined && kindWords[kind].isResidual) || undefined}
          >
            {kind === undefined ? 'kind withheld' : kindWords[kind].name}
          </span>
          <span className={styles['muted']}>{level === null ? '' : `level ${levelName(level)}`}</span>
          <span className={styles['paneClose']}>
            <IconButton label="Close the hypothesis" onPress={onClose}>
              <IconX />
            </IconButton>
          </span>
        </div>
        <h2 className={styles['paneTitle']}>
          {statement === null ? '(statement withheld)' : <SafeText text={statement} keepLines />}
        </h2>
        {kind === undefined ? null : <p className={styles['muted']}>{capital(kindWords[kind].means)}</p>}
      </header>
      {level === null ? null : (
        <Stands
          level={level}
          id={id}
          reasoning={reasoning}
          onGroup={onGroup}
          onOpen={onOpen}
          prior={hypothesis.prior}
        />
      )}
      {listed === undefined ? null : (
        <StructurePart hypothesis={hypothesis} listed={listed} reasoning={reasoning} onOpen={onOpen} onAct={onAct} />
      )}
      <NamingParts hypothesis={hypothesis} readOnly={reasoning.readOnly} />
      <Part title="Predicts">
        <Prose text={predicts} none="none recorded: what would one expect to see if it were true?" />
      </Part>
      <Part title="Would be refuted by">
        <Prose text={refutedBy} none="none recorded: a hypothesis that nothing could refute says nothing." />
      </Part>
      <Part title="Record">
        <Facts
          facts={[
            [
              'Name in sources',
              actorName === null ? (
                'withheld'
              ) : actorName === '' ? null : (
                <>
                  <SafeText text={shownActorName(actorName)} max={320} />{' '}
                  <span className={styles['muted']}>(a claim of those who use it; others may mean someone else)</span>
                </>
              ),
            ],
            ['Ledger', <LineLink key="line" line={line} />],
          ]}
        />
        <p className={styles['muted']}>
          What was stated stays on record: no hypothesis can be deleted, and a correction keeps the old words.
        </p>
        <div className={styles['acts']}>
          <Button onPress={() => go.toScreen('matrix', { hypothesis: id, ...(level !== null && { level }) })}>
            Its column in the matrix
          </Button>
        </div>
      </Part>
      {listed === undefined ? null : <HistoryPart hypothesis={hypothesis} listed={listed} />}
    </>
  );
};

const Stands = ({
  level,
  id,
  prior,
  reasoning,
  onGroup,
  onOpen,
}: {
  readonly level: number;
  readonly id: string;
  readonly prior: string | null;
  readonly reasoning: Reasoning;
  readonly onGroup: (id: string) => void;
  readonly onOpen: (id: string) => void;
}) => {
  const go = useGo();
  const assessment = reasoning.assessmentOf(level);
  const rows = reasoning.scores.matrix?.rows;
  if (assessment === undefined || rows === undefined || !Object.hasOwn(assessment.scores.alr1.posterior, id)) {
    return (
      <Part title="Stands">
        <p className={styles['muted']}>
          {reasoning.scores.assessment?.status === 'not_recomputable'
            ? 'Not scored: part of what scores rest on is withheld in this edition.'
            : reasoning.scores.covered.includes(level)
              ? 'Covered until you have ranked the hypotheses of this level yourself.'
              : 'Not scored yet.'}
        </p>
      </Part>
    );
  }
  const { scores, stated, words } = assessment;
  const own = stated.hypotheses[id];
  const { favour, against } = findSpeakers(scores, namesOf(rows, level, scores), id, speakersMax);
  const isLead = scores.lead === id && scores.completeness > 0;
  const rank = scores.ach.rank.indexOf(id);
  const follow = ({ kind, id: target }: Speaks): void =>
    kind === 'group' ? onGroup(target) : go.toScreen('matrix', { item: target, hypothesis: id, level });
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['Prior', prior === null ? 'uniform' : <SafeText key="prior" text={prior} />],
    [
      'Probability',
      <InlineLink key="probability" onClick={() => go.toScreen('sensitivity', { level, hypothesis: id })}>
        {probabilityText(own?.stated ?? 0)}, {words.byHypothesis[id]?.word ?? ''}
        {noteWords(words.byHypothesis[id]?.note ?? null)}
      </InlineLink>,
    ],
    ['Yardstick', <YardstickMark key="yardstick" wording={wordingById[words.wording]} isShort />],
    ...(own === undefined || own.cappedBy === null
      ? []
      : ([
          [
            'Capped by',
            <InlineLink key="cap" onClick={() => onOpen(own.cappedBy?.hypothesis ?? id)}>
              level {own.cappedBy.level},{' '}
              <SafeText text={namesOf(rows, level, scores).hypothesis(own.cappedBy.hypothesis).text} max={160} />
            </InlineLink>,
          ],
          ['Its own matrix', probabilityText(own.computed)],
        ] as const)),
    ...(isLead && stated.range !== null ? ([['5–95 %', rangeText(stated.range.p05, stated.range.p95)]] as const) : []),
    ['Place', `${placeOf(scores, id)} of ${scores.hypotheses.length}`],
    [
      'Cross-check',
      rank === -1
        ? 'not ranked: it names nobody'
        : `${decimalString(scores.ach.xc[id] ?? 0, 1)} points against it, place ${rank + 1} of ${scores.ach.rank.length}`,
    ],
  ];
  return (
    <>
      <Part title="Stands">
        {scores.completeness === 0 ? (
          <p className={styles['muted']}>Nothing is rated on this level, so its probability is only its prior.</p>
        ) : null}
        <Facts facts={facts} />
      </Part>
      <Part title="Speaks most for it">
        <Speakers speakers={favour} onFollow={follow} />
      </Part>
      <Part title="Speaks most against it">
        <Speakers speakers={against} onFollow={follow} />
      </Part>
    </>
  );
};

const Speakers = ({
  speakers,
  onFollow,
}: {
  readonly speakers: readonly Speaks[];
  readonly onFollow: (speaks: Speaks) => void;
}) =>
  speakers.length === 0 ? (
    <p className={styles['muted']}>none recorded</p>
  ) : (
    <ul className={styles['speakers']}>
      {speakers.map((speaks) => (
        <li key={speaks.id}>
          <InlineLink onClick={() => onFollow(speaks)}>
            <SafeText text={speaks.name} max={200} />
          </InlineLink>
          {speaks.detail === '' ? null : <span className={styles['muted']}>{speaks.detail}</span>}
          <span className={styles['decibels']}>{decibelText(speaks.decibels)} dB</span>
        </li>
      ))}
    </ul>
  );

const Prose = ({ text, none }: { readonly text: string | null; readonly none: string }) =>
  text === null || text.trim() === '' ? (
    <p className={styles['muted']}>{text === null ? 'withheld in this edition' : none}</p>
  ) : (
    <p className={styles['prose']}>
      <SafeText text={text} keepLines />
    </p>
  );

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
