import type { Output } from '../../../../shared/api/contract.ts';
import { confidenceWord } from '../../../../shared/attribution/confidence/confidence-words.ts';
import { resultWords } from '../../../../shared/consequence/gate-words.ts';
import { policyBanner } from '../../../../shared/reference/policy-banner.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { Card, Facts, Page } from '../../../ui/page.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { useReply } from '../../api/replies.ts';
import { DutiesNotice } from '../../consequence/duties-notice.tsx';
import { ProfileName } from '../../consequence/profile-name.tsx';
import { useCaseFolder, useGo } from '../../navigation.ts';
import { ScoreCover } from '../../rankings/score-cover.tsx';
import { NotScoredNotice } from '../../scores/not-scored-notice.tsx';
import { RemediationCard } from './remediation-card.tsx';
import { placeOf, RungCard } from './rung-card.tsx';
import styles from './response.module.css';

type Reply = Output<'response.read'>;
type Gates = NonNullable<Reply['gates']>;

/** Which instruments of the policy profile the case meets the criteria of, and by what the others are held back. */
export const ResponseScreen = () => {
  const folder = useCaseFolder();
  const response = useReply('response.read', { folder, cover: true });
  return (
    <Page
      title="Response"
      tools={response.value === undefined ? null : <ProfileName profile={response.value.profile} />}
    >
      <div className={styles['screen']}>
        {response.failure === null ? null : <FailureNotice failure={response.failure} onRetry={response.refetch} />}
        {response.value === undefined ? (
          response.failure === null ? (
            <Loading label="Evaluating the gates" lines={12} />
          ) : null
        ) : (
          <>
            <p className={styles['banner']}>{policyBanner}</p>
            <DutiesNotice />
            <RemediationCard />
            <Content reply={response.value} />
          </>
        )}
      </div>
    </Page>
  );
};

const Content = ({ reply: { gates, covered, withheld } }: { readonly reply: Reply }) => {
  const [first] = covered;
  if (gates !== null) return <Instruments gates={gates} />;
  if (withheld.length > 0) return <NotScoredNotice missing={withheld} />;
  return first === undefined ? null : <ScoreCover key={first} level={first} />;
};

const Instruments = ({ gates }: { readonly gates: Gates }) => {
  const rungs = [...new Set(gates.instruments.map(({ rung }) => rung))].sort((left, right) => left - right);
  return (
    <>
      <div className={styles['halves']}>
        <FactsCard gates={gates} />
        <CountCard gates={gates} />
      </div>
      {rungs.map((rung) => (
        <RungCard key={rung} rung={rung} instruments={gates.instruments.filter((one) => one.rung === rung)} />
      ))}
    </>
  );
};

const reviewWords: Readonly<Record<Gates['review'], string>> = {
  none: 'nobody independent has reviewed',
  assigned: 'a reviewer is named; nobody concurs',
  outdated: 'concurred with what stood before the last change',
  dissent: 'an independent reviewer dissents',
  concur: 'an independent reviewer concurs',
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
          ['Measures', 'none can be recorded yet: approvals, dates and safeguards are pending, not assumed'],
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
    <Card title="Where the instruments stand" aside={`${instruments.length} instruments`}>
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
