import type { CaseInfoReply } from '../../../../shared/api/contract.ts';
import type { Overview } from '../../../../shared/attribution/overview-model.ts';
import { sentenceToText } from '../../../../shared/attribution/sentence.ts';
import type { Problem } from '../../../../shared/attribution/overview-problems.ts';
import { useReply } from '../../api/replies.ts';
import { useGo } from '../../navigation.ts';
import { SentenceView } from '../../words/sentence-view.tsx';
import { Card } from '../../../ui/page.tsx';
import { releaseNotes } from './release-notes.ts';
import styles from './overview.module.css';

/** Open problems of the level and of the case, each with what can be done. */
export const NeedsYou = ({
  overview,
  info,
  folder,
  more,
}: {
  readonly overview: Overview;
  readonly info: CaseInfoReply;
  readonly folder: string;
  /** Problems that do not follow from the assessment. */
  readonly more: readonly Problem[];
}) => {
  const go = useGo();
  const problems = [...overview.problems, ...more];
  const after = useReply('release.after', { folder });
  const notes = after.value === undefined ? [] : releaseNotes(after.value, info.stage === 'retracted');
  const isAsked = info.stage === 'approval requested';
  return (
    <Card title="Needs you">
      {problems.length === 0 && notes.length === 0 && !isAsked ? (
        <p className={styles['muted']}>No open problem is known.</p>
      ) : null}
      <ul className={styles['problems']}>
        {isAsked ? (
          <li>
            <span className={styles['tag']}>release</span>
            <div>
              <button type="button" className={styles['line']} onClick={() => go.toScreen('releases')}>
                A release waits for approval
              </button>
              <p className={styles['muted']}>Any other line added before its freeze voids the request.</p>
            </div>
          </li>
        ) : null}
        {notes.map(({ title, hint }) => (
          <li key={title}>
            <span className={styles['tag']}>release</span>
            <div>
              <button type="button" className={styles['line']} onClick={() => go.toScreen('releases')}>
                {title}
              </button>
              <p className={styles['muted']}>{hint}</p>
            </div>
          </li>
        ))}
        {problems.map((problem) => (
          <li key={sentenceToText(problem.sentence)}>
            <span className={styles['tag']}>{tagOf(problem.kind)}</span>
            <div>
              <SentenceView sentence={problem.sentence} level={overview.level} />
              <p className={styles['muted']}>{problem.hint}</p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
};

const tagOf = (kind: Problem['kind']): string => {
  switch (kind) {
    case 'tie':
      return 'tie';
    case 'models':
      return 'models';
    case 'single-signer':
      return 'people';
    case 'no-deception':
    case 'no-catch-all':
      return 'gap';
    case 'ranking-none':
    case 'ranking-unexplained':
    case 'ranking-outdated':
      return 'ranking';
    case 'unrated':
      return 'matrix';
    case 'entails-nothing':
      return 'levels';
    case 'exclusivity':
      return 'overlap';
    case 'excluded':
    case 'unjudged':
      return 'grade';
    case 'redrawn':
      return 'cluster';
    case 'no-mode':
    case 'unusual-mode':
      return 'State';
  }
};
