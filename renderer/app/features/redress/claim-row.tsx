import {
  groundOfRedressWords,
  isUpheld,
  outcomeWords,
  remedyWords,
} from '../../../../shared/domain/redress-vocabulary.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { Cited } from '../../consequence/cited.tsx';
import { LineLink } from '../../line-link.tsx';
import { useGo } from '../../navigation.ts';
import type { Claim, RedressAct } from './redress-act.ts';
import styles from './redress.module.css';

/** A claim: what is claimed, by when it is due, what was decided and done. */
export const ClaimRow = ({
  claim,
  measureTitle,
  isReadOnly,
  onAct,
}: {
  readonly claim: Claim;
  /** Of the measure that it is about; null where there is none to show. */
  readonly measureTitle: string | null;
  readonly isReadOnly: boolean;
  readonly onAct: (act: RedressAct) => void;
}) => {
  const go = useGo();
  const { ground, words, name, on, release, measure, hypothesis, cites, line } = claim;
  return (
    <li>
      <span>
        <State claim={claim} />
      </span>
      <div>
        <p>
          <strong>{ground === null ? 'Ground withheld' : sentenceCase(groundOfRedressWords[ground])}</strong>
          {hypothesis === null ? null : (
            <>
              , contests “<SafeText text={hypothesis.name ?? hypothesis.id} max={160} />”
            </>
          )}
          {release === null ? null : (
            <>
              , about the release of <LineLink line={release} />
            </>
          )}
          {measure === null ? null : (
            <>
              , about the measure{' '}
              <InlineLink onClick={() => go.toScreen('response', { measure })}>
                <SafeText text={measureTitle ?? '(title withheld)'} max={160} />
              </InlineLink>
            </>
          )}
        </p>
        <p>
          <Said text={words} /> <Cited cites={cites} />
        </p>
        <p className={styles['muted']}>
          {name === '' ? 'Claimant not named' : <Said text={name} />}, received {on ?? 'withheld'},{' '}
          <LineLink line={line} />
        </p>
        <Progress claim={claim} />
      </div>
      <div className={styles['buttons']}>
        {actsOf(claim).map(([kind, label]) => (
          <Button key={kind} isDisabled={isReadOnly} onPress={() => onAct({ kind, claim })}>
            {label}
          </Button>
        ))}
      </div>
    </li>
  );
};

const State = ({ claim: { decision, overdue } }: { readonly claim: Claim }) => {
  if (decision === null) {
    return (
      <StatusChip tone={overdue.length > 0 ? 'bad' : 'warn'}>{overdue.length > 0 ? 'overdue' : 'to decide'}</StatusChip>
    );
  }
  const { outcome, owed } = decision;
  return (
    <StatusChip tone={owed.length > 0 ? 'warn' : 'plain'}>
      {outcome === null ? 'withheld' : outcomeWords[outcome]}
    </StatusChip>
  );
};

const Progress = ({ claim }: { readonly claim: Claim }) => {
  const { acknowledged, acknowledgeBy, decideBy, decision, overdue, remedied, rescored, lessons } = claim;
  return (
    <>
      <p className={styles['muted']}>
        {acknowledged === null ? (
          decision === null ? (
            `Acknowledge by ${acknowledgeBy ?? 'withheld'}${overdue.includes('acknowledge') ? ', overdue' : ''}.`
          ) : (
            'Receipt was not acknowledged.'
          )
        ) : (
          <>
            Acknowledged {acknowledged.on ?? 'withheld'}, <LineLink line={acknowledged.line} />.
          </>
        )}{' '}
        {decision === null
          ? `Decide by ${decideBy ?? 'withheld'}${overdue.includes('decide') ? ', overdue' : ''}.`
          : null}
      </p>
      {decision === null ? null : (
        <p>
          Decided {decision.on ?? 'withheld'} by <Said text={decision.decider} />: <Said text={decision.reasons} />{' '}
          <LineLink line={decision.line} />{' '}
          {decision.owed.length === 0 ? null : (
            <strong>Still owed: {decision.owed.map((remedy) => remedyWords[remedy]).join(', ')}.</strong>
          )}
        </p>
      )}
      {remedied.map((one) => (
        <p key={one.line}>
          Carried out {one.on ?? 'withheld'}: {one.remedy === null ? 'withheld' : remedyWords[one.remedy]}.{' '}
          {one.note === '' ? null : <Said text={one.note} />} <Cited cites={one.cites} />{' '}
          {one.shownBy === null ? null : (
            <>
              shown by <LineLink line={one.shownBy} />,{' '}
            </>
          )}
          <LineLink line={one.line} />
        </p>
      ))}
      {rescored === null ? null : (
        <p>
          Scored again: <Said text={rescored.note} /> <LineLink line={rescored.line} />
        </p>
      )}
      {lessons.map((one) => (
        <p key={one.line}>
          Lesson: <Said text={one.lesson} /> From now on: <Said text={one.change} /> <LineLink line={one.line} />
        </p>
      ))}
    </>
  );
};

/** What can be done next. */
const actsOf = ({ ground, acknowledged, decision, rescored }: Claim) => {
  if (decision === null) {
    return [
      ...(acknowledged === null ? ([['acknowledge', 'Acknowledge…']] as const) : []),
      ['decide', 'Decide…'],
    ] as const;
  }
  return [
    ...(decision.owed.length > 0 ? ([['remedy', 'Record a remedy…']] as const) : []),
    ...(isUpheld(decision.outcome) && ground === 'misattribution' && rescored === null
      ? ([['rescore', 'Score again…']] as const)
      : []),
    ['lesson', 'Record a lesson…'],
  ] as const;
};

const sentenceCase = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const Said = ({ text }: { readonly text: string | null }) =>
  text === null ? <span className={styles['muted']}>withheld</span> : <SafeText text={text} max={2000} />;
