import { counted } from '../../../../shared/base/counted.ts';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { Card } from '../../../ui/page.tsx';
import { useReply } from '../../api/replies.ts';
import { spaced } from '../../consequence/measure-words.ts';
import { LineLink } from '../../line-link.tsx';
import { useCaseFolder, useGo } from '../../navigation.ts';
import type { WholeMeasure } from './measure-acts.ts';
import styles from './measures.module.css';

const Text = ({ text }: { readonly text: string | null }) =>
  text === null ? <span className={styles['muted']}>withheld</span> : <SafeText text={text} max={4000} />;

/** Whose approval is asked for and who gave it, and what reviewers concluded. */
export const ApprovalsCard = ({ measure }: { readonly measure: WholeMeasure }) => {
  const { approvals, rolesAsked, missingApprovals, reviews } = measure;
  return (
    <Card
      title="Review and approvals"
      aside={missingApprovals.length === 0 ? undefined : `missing: ${missingApprovals.map(spaced).join(', ')}`}
    >
      <h3 className={styles['heading']}>Reviews</h3>
      {reviews.length === 0 ? (
        <p className={styles['faint']}>none recorded</p>
      ) : (
        <ul className={styles['list']}>
          {reviews.map(({ line, day, reviewer, conclusion, isSigned, opinion }) => (
            <li key={line}>
              <strong className={conclusion === 'dissent' ? styles['overdue'] : undefined}>
                <SafeText text={reviewer} max={100} />: {spaced(conclusion)}
              </strong>{' '}
              <Text text={opinion} />{' '}
              <span className={styles['muted']}>
                {day}, {isSigned ? 'conclusion signed' : 'not signed'}, <LineLink line={line} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <h3 className={styles['heading']}>Approvals</h3>
      <ul className={styles['list']}>
        {rolesAsked
          .filter((role) => !approvals.some((one) => one.role === role))
          .map((role) => (
            <li key={role}>
              <strong>{spaced(role)}</strong>{' '}
              <span className={styles['faint']}>
                {missingApprovals.includes(role) ? 'asked for, not given' : 'asked for where it is renewed'}
              </span>
            </li>
          ))}
        {approvals.map(({ line, role, principal, person, isCounted }) => (
          <li key={line}>
            <strong>{spaced(role)}</strong> <SafeText text={principal} max={100} />
            {person === null || person === '' ? null : (
              <>
                , <SafeText text={person} max={200} />
              </>
            )}
            , signed, <LineLink line={line} />{' '}
            {isCounted ? null : <span className={styles['muted']}>not yet acted on</span>}
          </li>
        ))}
      </ul>
      {rolesAsked.length === 0 && approvals.length === 0 ? (
        <p className={styles['muted']}>The instrument asks for nobody’s approval.</p>
      ) : null}
    </Card>
  );
};

/** The plan, and each indicator with its tripwire and what was seen of it. */
export const MonitoringCard = ({ measure: { indicators, record } }: { readonly measure: WholeMeasure }) => {
  const watched = indicators.filter(({ isWatched, observed }) => isWatched || observed.length > 0);
  return (
    <Card title="Monitoring" aside={`${counted(record.monitoring.indicators.length, 'indicator')} watched`}>
      <div className={styles['prose']}>
        {record.monitoring.plan === '' ? (
          <span className={styles['faint']}>no plan recorded</span>
        ) : (
          <Text text={record.monitoring.plan} />
        )}
      </div>
      {watched.length === 0 ? null : (
        <table className={styles['rows']}>
          <colgroup>
            <col className={styles['narrow']} />
            <col />
            <col />
            <col />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">Indicator</th>
              <th scope="col">What it is</th>
              <th scope="col">Tripwire</th>
              <th scope="col">Seen</th>
            </tr>
          </thead>
          <tbody>
            {watched.map(({ id, name, tripwire, isWatched, observed }) => (
              <tr key={id}>
                <th scope="row">{id}</th>
                <td>
                  <SafeText text={name} max={300} />
                  {isWatched ? null : <span className={styles['chip']}>not in the plan</span>}
                </td>
                <td className={styles['muted']}>
                  <SafeText text={tripwire} max={300} />
                </td>
                <td>
                  {observed.length === 0 ? <span className={styles['faint']}>none recorded</span> : null}
                  {observed.toReversed().map(({ line, day, value, hit, note }) => (
                    <p key={line}>
                      {value === null ? null : <strong>{value} </strong>}
                      {hit ? <span className={styles['overdue']}>tripwire hit</span> : null} <Text text={note} />{' '}
                      <span className={styles['muted']}>
                        {day}, <LineLink line={line} />
                      </span>
                    </p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
};

/** What the measure brought about and nobody intended. */
export const ConsequencesCard = ({ measure: { consequences } }: { readonly measure: WholeMeasure }) => (
  <Card title="Consequences that nobody intended" aside={`${consequences.length} recorded`}>
    {consequences.length === 0 ? (
      <p className={styles['faint']}>none recorded</p>
    ) : (
      <ul className={styles['list']}>
        {consequences.toReversed().map(({ line, day, what, done, cites }) => (
          <li key={line}>
            <Text text={what} />{' '}
            {done === '' ? (
              <span className={styles['muted']}>Nothing is recorded that was done about it.</span>
            ) : (
              <>
                <span className={styles['muted']}>Done:</span> <Text text={done} />
              </>
            )}{' '}
            <CitedItems items={cites} />{' '}
            <span className={styles['muted']}>
              {day}, <LineLink line={line} />
            </span>
          </li>
        ))}
      </ul>
    )}
  </Card>
);

const CitedItems = ({ items }: { readonly items: readonly string[] }) => {
  const go = useGo();
  const folder = useCaseFolder();
  const rows = useReply('matrix.read', { folder }, { isEnabled: items.length > 0 }).value?.rows.evidence;
  return (
    <>
      {items.map((id) => (
        <span key={id}>
          <InlineLink onClick={() => go.toScreen('evidence', { item: id })}>
            <SafeText text={rows?.find((row) => row.id === id)?.exhibit ?? id} max={60} />
          </InlineLink>{' '}
        </span>
      ))}
    </>
  );
};

/** Every line about it, newest first. */
export const HistoryCard = ({ measure: { history } }: { readonly measure: WholeMeasure }) => (
  <Card title="Every line about it" aside={counted(history.length, 'line')}>
    <ol className={styles['history']}>
      {history.toReversed().map(({ line, at, actor, words }) => (
        <li key={line}>
          <span className={styles['when']}>
            <LineLink line={line} /> <Instant at={at} />
            <SafeText text={actor ?? 'withheld'} max={120} />
          </span>
          <span>
            <SafeText text={words} max={600} />
          </span>
        </li>
      ))}
    </ol>
  </Card>
);
