import type { ReactNode } from 'react';
import { probabilityText } from '../../../../shared/attribution/shown-numbers.ts';
import { Button } from '../../../ui/button.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { Facts, Part } from '../../../ui/page.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { ReadOnlyNote } from '../../../marks/read-only-note.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { LineLink } from '../../line-link.tsx';
import { nameOf } from './families.ts';
import { isResidual } from './kind-words.ts';
import type { StructureRequest } from './structure-dialog.tsx';
import type { Listed, ListedHypothesis, Reasoning } from './use-reasoning.ts';
import styles from './hypotheses.module.css';

type PartProps = {
  readonly hypothesis: ListedHypothesis;
  readonly listed: Listed;
  readonly reasoning: Reasoning;
  readonly onOpen: (id: string) => void;
  readonly onAct: (request: StructureRequest) => void;
};

/** What a hypothesis entails and is part of, and what can be said of that. */
export const StructurePart = ({ hypothesis, listed, reasoning, onOpen, onAct }: PartProps) => {
  const { id, level, entails, partOf, setAside } = hypothesis;
  const { readOnly } = reasoning;
  const assessment = level === null ? undefined : reasoning.assessmentOf(level);
  const family = assessment?.stated.hypotheses[id]?.family ?? null;
  const familyWord = assessment?.words.families[id]?.word ?? '';
  const link = (target: string): ReactNode => (
    <InlineLink key={target} onClick={() => onOpen(target)}>
      <SafeText text={nameOf(listed, target)} />
    </InlineLink>
  );
  const list = (targets: readonly ListedHypothesis[]): ReactNode => (
    <ul className={styles['links']}>
      {targets.map((one) => (
        <li key={one.id}>{link(one.id)}</li>
      ))}
    </ul>
  );
  const stated = (act: 'entail' | 'part', target: string): ReactNode => (
    <>
      {link(target)}{' '}
      {readOnly === null ? (
        <InlineLink onClick={() => onAct({ act, hypothesis, back: target })}>Take back…</InlineLink>
      ) : null}
    </>
  );
  const parts = listed.hypotheses.filter((one) => one.partOf === id);
  const above = listed.hypotheses.filter((one) => one.entails === id);
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['Status', setAside === null ? 'open' : <>set aside in {<LineLink line={setAside} />}; still a scored column</>],
    ...(level === 1 ? [] : ([['Entails', entails === null ? null : stated('entail', entails)]] as const)),
    ...(above.length === 0 ? [] : ([['Entailed by', list(above)]] as const)),
    ...(partOf === null ? [] : ([['Part of', stated('part', partOf)]] as const)),
    ...(parts.length === 0 ? [] : ([['Parts', list(parts)]] as const)),
    ...(family === null ? [] : ([['With its parts', `${probabilityText(family.stated)}, ${familyWord}`]] as const)),
  ];
  const isLeft = isResidual(hypothesis.kind);
  const isOff = readOnly !== null;
  return (
    <Part title="Among the hypotheses">
      <Facts facts={facts} />
      {parts.length === 0 ? null : (
        <p className={styles['muted']}>Its own column stands for “otherwise than by its parts”.</p>
      )}
      <div className={styles['acts']}>
        {level === null || level === 1 || isLeft || entails !== null ? null : (
          <Button isDisabled={isOff} onPress={() => onAct({ act: 'entail', hypothesis })}>
            Entails…
          </Button>
        )}
        {isLeft || partOf !== null ? null : (
          <Button isDisabled={isOff} onPress={() => onAct({ act: 'part', hypothesis })}>
            Part of…
          </Button>
        )}
        {hypothesis.statement === null ? null : (
          <Button isDisabled={isOff} onPress={() => onAct({ act: 'correct', hypothesis })}>
            Correct…
          </Button>
        )}
        {isLeft ? null : (
          <Button isDisabled={isOff} onPress={() => onAct({ act: 'status', hypothesis })}>
            {setAside === null ? 'Set aside…' : 'Open again…'}
          </Button>
        )}
      </div>
      <ReadOnlyNote reason={readOnly} />
    </Part>
  );
};

type Event = ListedHypothesis['history'][number];

/** Every line about a hypothesis, the latest first; what a correction replaced is one press away. */
export const HistoryPart = ({ hypothesis, listed }: Pick<PartProps, 'hypothesis' | 'listed'>) => (
  <Part title="History">
    <ol className={styles['history']}>
      {hypothesis.history.toReversed().map((event) => (
        <li key={event.line}>
          <p>
            <SafeText text={eventWords(event, hypothesis.id, listed)} max={300} />
          </p>
          {event.reason === null || event.reason === '' ? null : (
            <p className={styles['prose']}>
              <SafeText text={event.reason} keepLines max={2000} />
            </p>
          )}
          {event.before === null ? null : <Before before={event.before} />}
          <p className={styles['muted']}>
            <Instant at={event.at} /> · <SafeText text={event.actor ?? 'withheld'} max={100} /> ·{' '}
            <LineLink line={event.line} />
          </p>
        </li>
      ))}
    </ol>
  </Part>
);

const Before = ({ before }: { readonly before: NonNullable<Event['before']> }) => (
  <details>
    <summary>The words before</summary>
    <Facts
      facts={Object.entries(before).map(([name, text]) => [
        wordNames[name] ?? name,
        text === null ? 'withheld' : text === '' ? null : <SafeText key={name} text={text} keepLines max={5000} />,
      ])}
    />
  </details>
);

const wordNames: Readonly<Record<string, string>> = {
  statement: 'Statement',
  predicts: 'Predicts',
  refutedBy: 'Would be refuted by',
};

const eventWords = ({ act, hypothesis, other, stands, status }: Event, id: string, listed: Listed): string => {
  const isOther = other === id;
  const named = (one: string | null): string => (one === null ? 'withheld' : `“${nameOf(listed, one)}”`);
  switch (act) {
    case 'add':
      return 'Stated';
    case 'entail':
      if (isOther) return `${stands === false ? 'No longer entailed' : 'Entailed'} by ${named(hypothesis)}`;
      return `${stands === false ? 'No longer entails' : 'Entails'} ${named(other)}`;
    case 'part':
      if (isOther) return `${stands === false ? 'No longer has' : 'Has'} the part ${named(hypothesis)}`;
      return `${stands === false ? 'No longer part' : 'Part'} of ${named(other)}`;
    case 'status':
      return status === 'reopened' ? 'Opened again' : 'Set aside';
    case 'correct':
      return 'Corrected';
    case 'confirm':
      return 'Confirmed';
  }
};
