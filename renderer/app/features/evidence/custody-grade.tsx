import type { ReactNode } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { LineLink } from '../../line-link.tsx';
import { Facts, Part } from '../../../ui/page.tsx';
import { Notice } from '../../../ui/states.tsx';
import { CustodyMark } from '../../../marks/custody-mark.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import styles from './evidence.module.css';

type CustodyState = Output<'evidence.read'>['custodyState'];

/** What counts, what follows from the chain and why, and what a person stated. Where the two differ the worse counts. */
export const CustodyGrade = ({ state, children }: { readonly state: CustodyState; readonly children: ReactNode }) => {
  const { stated, derived, counts, reason, holder, lastVerified } = state;
  const differs = derived !== null && stated !== null && derived !== stated;
  return (
    <Part title="Custody">
      <Facts
        facts={[
          ['Counts as', <CustodyMark key="counts" grade={counts} />],
          [
            'The chain gives',
            <span key="derived">
              {derived === null ? 'nothing' : <CustodyMark grade={derived} />}
              <span className={styles['reason']}>
                <SafeText text={reason} keepLines max={2000} />
              </span>
            </span>,
          ],
          ['Stated', <CustodyMark key="stated" grade={stated} />],
          ['Held by', holder === null ? null : <SafeText key="holder" text={holder} max={200} />],
          [
            'Last verified',
            lastVerified === null ? (
              'not since its intake'
            ) : (
              <span key="verified">
                {lastVerified.holds ? 'unchanged' : 'NOT unchanged'}, <Instant at={lastVerified.at} />{' '}
                <LineLink line={lastVerified.line} />
              </span>
            ),
          ],
        ]}
      />
      {differs ? (
        <Notice tone={counts === stated ? 'info' : 'warn'}>
          {counts === stated
            ? 'The chain is better than what was stated. What was stated counts, until somebody corrects the grade.'
            : 'The chain is worse than what was stated, so the chain counts.'}
        </Notice>
      ) : null}
      {children}
    </Part>
  );
};

/** Who had the item, from when to when, with the gaps between. */
export const Holders = ({ state: { holders, gaps } }: { readonly state: CustodyState }) => {
  const shown = new Set(holders.map(({ line }) => line));
  const elsewhere = gaps.filter(({ line }) => !shown.has(line));
  if (holders.length === 0) return <p className={styles['faint']}>nothing recorded, or withheld in this edition</p>;
  return (
    <ol className={styles['holders']}>
      {holders.map(({ line, name, since, isOnTheWay }, at) => (
        <li key={line}>
          <Gaps gaps={gaps.filter((gap) => gap.line === line)} />
          <div className={styles['holder']}>
            {isOnTheWay ? <span className={styles['faint']}>on its way to</span> : null}
            <strong>{name === '' ? '(not named)' : <SafeText text={name} max={200} />}</strong>
            <span className={styles['eventLine']}>
              <LineLink line={line} />
            </span>
          </div>
          <div className={styles['faint']}>
            <Instant at={since} none="time withheld" /> to{' '}
            {at === holders.length - 1 ? 'now' : <Instant at={holders[at + 1]?.since ?? null} none="time withheld" />}
          </div>
        </li>
      ))}
      {elsewhere.length === 0 ? null : (
        <li>
          <Gaps gaps={elsewhere} />
        </li>
      )}
    </ol>
  );
};

const Gaps = ({ gaps }: { readonly gaps: CustodyState['gaps'] }) =>
  gaps.map(({ line, words, explainedIn }, at) => (
    <div key={`${line}-${at}`} className={styles['gap']} data-explained={explainedIn !== null}>
      <SafeText text={words} max={600} />
      {explainedIn === null ? null : (
        <>
          {' Explained in '}
          <LineLink line={explainedIn} />
        </>
      )}
    </div>
  ));
