import { useMemo } from 'react';
import type { CaseInfoReply } from '../../../../shared/api/contract.ts';
import { foldCarriers } from '../../../../shared/attribution/overview-carriers.ts';
import type { Overview } from '../../../../shared/attribution/overview-model.ts';
import { useGo } from '../../navigation.ts';
import { useFollow } from '../../use-follow.ts';
import { CarrierChart, ConfidenceSteps } from '../../../marks/charts.tsx';
import { SentenceView } from '../../words/sentence-view.tsx';
import { Card } from '../../../ui/page.tsx';
import { ProbabilityPart } from './probability-part.tsx';
import styles from './overview.module.css';

const carriersMax = 9;

/** One level: the sentence, the picture of all hypotheses, what would change it, and what carries it. */
export const LevelCards = ({
  overview,
  question,
  info,
}: {
  readonly overview: Overview;
  readonly question: string;
  readonly info: CaseInfoReply;
}) => {
  const go = useGo();
  const { level } = overview;
  const follow = useFollow(level);
  const carriers = useMemo(() => foldCarriers(overview.carriers, carriersMax), [overview.carriers]);
  const followCarrier = (id: string): void => {
    const carrier = carriers.find((one) => one.id === id);
    if (carrier !== undefined) follow({ kind: carrier.kind === 'item' ? 'item' : 'group', id });
  };
  return (
    <>
      <Card
        title={`Level ${level}: ${question}`}
        aside={
          <button type="button" className={styles['line']} onClick={() => go.toScreen('ledger')}>
            as of line {info.ledger.size - 1}
          </button>
        }
      >
        <p className={styles['sentence']} data-testid="lead-sentence">
          <SentenceView sentence={overview.sentence} level={level} />
        </p>
        {overview.cautions.map((caution, at) => (
          <p key={at} className={styles['caution']}>
            <SentenceView sentence={caution} level={level} />
          </p>
        ))}
        <ProbabilityPart
          key={level}
          hypotheses={overview.hypotheses}
          wording={overview.wording}
          onFollow={(id) => follow({ kind: 'hypothesis', id })}
        />
        {overview.exclusivity === null ? null : (
          <p className={styles['exclusivity']}>
            <SentenceView sentence={overview.exclusivity} level={level} />
          </p>
        )}
        <div className={styles['halves']}>
          <section>
            <h3>Confidence</h3>
            <ConfidenceSteps level={overview.confidence.level} />
            {overview.confidence.sentences.map((sentence, at) => (
              <p key={at} className={styles['muted']}>
                <SentenceView sentence={sentence} level={level} />
              </p>
            ))}
            <button type="button" className={styles['line']} onClick={() => go.toScreen('sensitivity', { level })}>
              What holds it there, and what would lift it
            </button>
          </section>
          <section>
            <h3>What would change our mind</h3>
            {overview.changes.length === 0 ? (
              <p className={styles['muted']}>Nothing can be said without a lead.</p>
            ) : (
              <ul className={styles['changes']}>
                {overview.changes.slice(0, changesMax).map((change, at) => (
                  <li key={at} data-fragile={change.isFragile || undefined}>
                    <SentenceView sentence={change.sentence} level={level} />
                  </li>
                ))}
              </ul>
            )}
            <button type="button" className={styles['line']} onClick={() => go.toScreen('sensitivity', { level })}>
              All that was tried
            </button>
          </section>
        </div>
      </Card>
      <Card
        title="What carries the result"
        aside={overview.rival === null ? null : 'decibels for the lead over its best rival'}
      >
        {carriers.length === 0 ? (
          <p className={styles['muted']}>None recorded: there is no lead that anything could carry.</p>
        ) : (
          <CarrierChart carriers={carriers} onFollow={followCarrier} />
        )}
      </Card>
    </>
  );
};

const changesMax = 5;
