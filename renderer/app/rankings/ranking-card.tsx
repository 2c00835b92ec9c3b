import { useState } from 'react';
import type { AssessmentNames } from '../../../shared/attribution/assessment-names.ts';
import type { LevelScores } from '../../../shared/attribution/assessment-shape.ts';
import { compareRanking, standingRankings } from '../../../shared/attribution/ranking-comparison.ts';
import { rankingStandingWords } from '../../../shared/domain/ranking-words.ts';
import { SafeText } from '../../marks/safe-text.tsx';
import { Button } from '../../ui/button.tsx';
import { InlineLink } from '../../ui/inline-link.tsx';
import { Card } from '../../ui/page.tsx';
import { useGo } from '../navigation.ts';
import { LineLink } from '../line-link.tsx';
import { ExplainDialog } from './explain-dialog.tsx';
import { RankDialog } from './rank-dialog.tsx';
import type { Ranking, Rankings } from './use-rankings.ts';
import styles from './rankings.module.css';

type Asked = 'rank' | 'explain' | null;

/** How people ranked a level themselves, beside the computed order. */
export const RankingCard = ({
  folder,
  level,
  scores,
  names,
  rankings,
  actor,
  isReadOnly,
}: {
  readonly folder: string;
  readonly level: number;
  readonly scores: LevelScores;
  readonly names: AssessmentNames;
  readonly rankings: Rankings;
  /** Who acts here. */
  readonly actor: string;
  readonly isReadOnly: boolean;
}) => {
  const [asked, setAsked] = useState<Asked>(null);
  const own = standingRankings(rankings.rankings, level);
  const waived = rankings.waivers.filter((one) => one.level === level);
  const close = (): void => setAsked(null);
  return (
    <Card
      title="Own ranking"
      aside={
        isReadOnly ? null : (
          <InlineLink onClick={() => setAsked('rank')}>
            {own.some((one) => one.actor === actor) ? 'Rank again…' : 'Rank…'}
          </InlineLink>
        )
      }
    >
      {own.length === 0 && waived.length === 0 ? (
        <p className={styles['faint']}>Nobody has ranked these hypotheses themselves.</p>
      ) : null}
      {own.map((ranking) => (
        <OneRanking
          key={ranking.id}
          ranking={ranking}
          scores={scores}
          names={names}
          onExplain={isReadOnly || ranking.actor !== actor ? null : () => setAsked('explain')}
        />
      ))}
      {waived.map(({ line, actor: who, reason }) => (
        <p key={line} className={styles['faint']}>
          Shown without a ranking to <SafeText text={who ?? '(name withheld)'} max={120} />:{' '}
          <SafeText text={reason ?? '(reason withheld)'} max={300} /> · <LineLink line={line} />
        </p>
      ))}
      {asked === 'rank' ? <RankDialog folder={folder} level={level} knowsScores onClose={close} /> : null}
      {asked === 'explain' ? <ExplainDialog folder={folder} level={level} onClose={close} /> : null}
    </Card>
  );
};

const OneRanking = ({
  ranking,
  scores,
  names,
  onExplain,
}: {
  readonly ranking: Ranking;
  readonly scores: LevelScores;
  readonly names: AssessmentNames;
  readonly onExplain: (() => void) | null;
}) => {
  const go = useGo();
  const compared = compareRanking(ranking, scores.alr1.db);
  const { actor, standing, explanation, line } = ranking;
  return (
    <section className={styles['ranking']}>
      <p>
        <SafeText text={actor ?? '(name withheld)'} max={120} />
        <span className={styles['faint']}>
          , made {standing === null ? '(withheld)' : rankingStandingWords[standing]} · <LineLink line={line} />
        </span>
      </p>
      {compared === null ? (
        <p className={styles['faint']}>Its order is withheld in this edition.</p>
      ) : (
        <>
          <table className={styles['orders']}>
            <thead>
              <tr>
                <th scope="col">Hypothesis</th>
                <th scope="col">own</th>
                <th scope="col">computed</th>
              </tr>
            </thead>
            <tbody>
              {compared.places.map(({ id, own, computed }) => (
                <tr key={id} data-differs={own !== computed || undefined}>
                  <th scope="row">
                    <InlineLink onClick={() => go.toScreen('hypotheses', { hypothesis: id })}>
                      <SafeText text={names.hypothesis(id).text} max={120} />
                    </InlineLink>
                  </th>
                  <td>{own}</td>
                  <td>{computed}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={styles['faint']}>
            Kendall’s τ-b {compared.tauB === null ? 'has no value: one order is all ties' : compared.tauB.toFixed(2)}.
            {compared.missing.length === 0
              ? ''
              : ` Outdated: ${compared.missing.length === 1 ? 'a hypothesis' : `${compared.missing.length} hypotheses`} came later.`}
          </p>
          {explanation === null ? null : (
            <p>
              <SafeText text={explanation.text ?? '(explanation withheld)'} max={1500} keepLines />{' '}
              <span className={styles['faint']}>
                · <LineLink line={explanation.line} />
                {compared.differs.length > 0 && !compared.isExplained ? ', about an earlier computed order' : ''}
              </span>
            </p>
          )}
          {compared.differs.length === 0 || compared.isExplained || onExplain === null ? null : (
            <div>
              <Button onPress={onExplain}>Explain the difference…</Button>
            </div>
          )}
        </>
      )}
    </section>
  );
};
