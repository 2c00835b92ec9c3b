import { useEffect, useRef, useState, type ReactNode } from 'react';
import { counted } from '../../../../shared/base/counted.ts';
import type { Output } from '../../../../shared/api/contract.ts';
import { confidenceWord } from '../../../../shared/attribution/confidence/confidence-words.ts';
import { resultWords } from '../../../../shared/consequence/gate-words.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { Card, Facts, Page, Stack } from '../../../ui/page.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { useReply } from '../../api/replies.ts';
import { DutiesNotice } from '../../consequence/duties-notice.tsx';
import { MeasureReviews } from '../../consequence/measure-reviews.tsx';
import { PolicyNote } from '../../consequence/policy-note.tsx';
import { ProfileName } from '../../consequence/profile-name.tsx';
import { useCaseFolder, useCaseSearch, useGo } from '../../navigation.ts';
import { ScoreCover } from '../../rankings/score-cover.tsx';
import { NotScoredNotice } from '../../scores/not-scored-notice.tsx';
import { RemediationCard } from './remediation-card.tsx';
import { MeasurePage } from './measure-page.tsx';
import { MeasuresCard, rowOf } from './measures-card.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { reviewWords } from './review-words.ts';
import { placeOf, RungCard } from './rung-card.tsx';
import styles from './response.module.css';

type Reply = Output<'response.read'>;
type Gates = NonNullable<Reply['gates']>;

/** Which instruments of the policy profile the case meets the criteria of, and the measures that use them. */
export const ResponseScreen = () => {
  const folder = useCaseFolder();
  const { measure } = useCaseSearch();
  const isReadOnly = useReply('case.info', { folder }).value?.readOnly !== null;
  const left = useRef<string | null>(null);
  useEffect(() => {
    // Whoever leaves the page of a measure stands at its row again.
    if (measure === undefined && left.current !== null) document.getElementById(rowOf(left.current))?.focus();
    left.current = measure ?? null;
  }, [measure]);
  return measure === undefined ? (
    <Overall folder={folder} isReadOnly={isReadOnly} />
  ) : (
    <MeasurePage key={measure} folder={folder} measure={measure} isReadOnly={isReadOnly} />
  );
};

type Drafting = { readonly instrument: string | null };

const Overall = ({ folder, isReadOnly }: { readonly folder: string; readonly isReadOnly: boolean }) => {
  const response = useReply('response.read', { folder, cover: true });
  const measures = useReply('measure.list', { folder, cover: true });
  const [drafting, setDrafting] = useState<Drafting | null>(null);
  const onDraft = isReadOnly ? null : (instrument: string | null) => setDrafting({ instrument });
  return (
    <Page
      title="Response"
      tools={response.value === undefined ? null : <ProfileName profile={response.value.profile} />}
    >
      <Stack>
        {response.failure === null ? null : <FailureNotice failure={response.failure} onRetry={response.refetch} />}
        {response.value === undefined ? (
          response.failure === null ? (
            <Loading label="Evaluating the gates" lines={12} />
          ) : null
        ) : (
          <>
            <PolicyNote />
            <DutiesNotice folder={folder} />
            <MeasureReviews folder={folder} />
            <RemediationCard />
            {measures.failure === null || response.failure !== null ? null : (
              <FailureNotice failure={measures.failure} onRetry={measures.refetch} />
            )}
            <Content reply={response.value} measures={measures.value} onDraft={onDraft} />
          </>
        )}
      </Stack>
      {drafting === null ? null : (
        <RecordDialog
          folder={folder}
          measure={null}
          instrument={drafting.instrument}
          onClose={() => setDrafting(null)}
        />
      )}
    </Page>
  );
};

type ContentProps = {
  readonly measures: Output<'measure.list'> | undefined;
  /** Null where nothing can be recorded. */
  readonly onDraft: ((instrument: string | null) => void) | null;
};

const Content = ({
  reply: { gates, covered, withheld },
  measures,
  onDraft,
}: ContentProps & { readonly reply: Reply }) => {
  const [first] = covered;
  const card =
    measures === undefined ? null : (
      <MeasuresCard reply={measures} onDraft={onDraft === null ? null : () => onDraft(null)} />
    );
  if (gates !== null)
    return (
      <Instruments gates={gates} onDraft={onDraft}>
        {card}
      </Instruments>
    );
  return (
    <>
      {card}
      {withheld.length > 0 ? (
        <NotScoredNotice missing={withheld} />
      ) : first === undefined ? null : (
        <ScoreCover key={first} level={first} />
      )}
    </>
  );
};

const Instruments = ({
  gates,
  onDraft,
  children,
}: Pick<ContentProps, 'onDraft'> & {
  readonly gates: Gates;
  /** The measures, between the facts and what each instrument asks. */
  readonly children: ReactNode;
}) => {
  const rungs = [...new Set(gates.instruments.map(({ rung }) => rung))].sort((left, right) => left - right);
  return (
    <>
      <div className={styles['halves']}>
        <FactsCard gates={gates} />
        <CountCard gates={gates} />
      </div>
      {children}
      {rungs.map((rung) => (
        <RungCard
          key={rung}
          rung={rung}
          instruments={gates.instruments.filter((one) => one.rung === rung)}
          onDraft={onDraft}
        />
      ))}
    </>
  );
};

const FactsCard = ({ gates: { levels, harm, redLines, review, dissentUnresolved } }: { readonly gates: Gates }) => {
  const go = useGo();
  return (
    <Card title="What the gates read" aside="the 5th percentile, never the probability itself">
      <Facts
        facts={[
          ...levels.map(
            ({ level, subject, confidence, p05, modelAgreement }) =>
              [
                `Level ${level}`,
                <span key={level}>
                  <InlineLink onClick={() => go.toScreen('sensitivity', { level })}>
                    <SafeText text={subject.name ?? subject.id} max={160} />
                  </InlineLink>{' '}
                  5th percentile {p05.toFixed(2)}. Confidence {confidenceWord(confidence)}
                  {modelAgreement ? '.' : '; the two models disagree.'}
                </span>,
              ] as const,
          ),
          ...(levels.length === 0 ? [['Attribution', 'no level has a lead that names anybody'] as const] : []),
          [
            'Harm',
            <InlineLink key="harm" onClick={() => go.toScreen('harm')}>
              actual {harm.actual} {harm.actualName}, potential {harm.potential} {harm.potentialName}
            </InlineLink>,
          ],
          ['Red lines', redLines.length === 0 ? 'none stands as crossed' : redLines.join(', ')],
          [
            'Review',
            <InlineLink key="review" onClick={() => go.toScreen('review')}>
              {reviewWords[review]}
            </InlineLink>,
          ],
          ['Dissent', dissentUnresolved ? 'unresolved' : 'none that is unresolved'],
          [
            'Profile',
            <InlineLink key="profile" onClick={() => go.toScreen('releases')}>
              another one takes two people
            </InlineLink>,
          ],
          ['Each measure', 'is held against the gates again, with its own dates, safeguards and approvals'],
        ]}
      />
    </Card>
  );
};

const goToInstrument = (id: string): void => {
  const place = document.getElementById(placeOf(id));
  place?.scrollIntoView({ block: 'start' });
  place?.focus({ preventScroll: true });
};

const CountCard = ({ gates: { instruments } }: { readonly gates: Gates }) => {
  // What most people ask first.
  const named = instruments.find(({ id }) => id === 'I12');
  return (
    <Card title="Where the instruments stand" aside={counted(instruments.length, 'instrument')}>
      <ul className={styles['counts']}>
        {(['CRITERIA_MET', 'PENDING', 'BLOCKED', 'REFER_TO_AUTHORITY', 'EXCLUDED'] as const).map((result) => {
          const own = instruments.filter((one) => one.result === result);
          return (
            <li key={result} data-result={result}>
              <strong>{own.length}</strong>
              <span>{resultWords[result]}</span>
              <span className={styles['ids']}>
                {own.map(({ id, name }) => (
                  <InlineLink key={id} title={name} onClick={() => goToInstrument(id)}>
                    {id}
                  </InlineLink>
                ))}
              </span>
            </li>
          );
        })}
      </ul>
      {named === undefined ? null : (
        <p>
          <strong>
            {named.name}: {resultWords[named.result]}.
          </strong>{' '}
          {named.result === 'BLOCKED' ? named.reasons.map(({ found }) => found).join(' ') : null}
        </p>
      )}
      <p className={styles['muted']}>
        The best that is ever said is that the criteria of the profile are met: never that an act is permitted,
        authorised or lawful.
      </p>
    </Card>
  );
};
