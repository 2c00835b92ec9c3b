import type { Output } from '../../../../shared/api/contract.ts';
import { useReply } from '../../api/replies.ts';
import { LineLink } from '../../line-link.tsx';
import { useGo } from '../../navigation.ts';
import { Button } from '../../../ui/button.tsx';
import { Part } from '../../../ui/page.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { MatrixCell } from '../../../marks/matrix-cell.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { Item } from './item.ts';
import { explainWeight } from './item-weight.ts';
import { RestsOnIt } from './rests-on-it.tsx';
import { ratingsByLevel, type LevelRatings } from './ratings-by-level.ts';
import { useScoringProfile } from './use-scoring-profile.ts';
import { toWholeGrade } from './whole-grade.ts';
import styles from './evidence.module.css';

type Rating = Output<'evidence.read'>['ratings'][number];

/** What rests on the item: its rating for every hypothesis, and what it may count at most. */
export const RatingsTab = ({
  folder,
  item,
  ratings,
}: {
  readonly folder: string;
  readonly item: Item;
  readonly ratings: readonly Rating[];
}) => {
  const list = useReply('hypothesis.list', { folder });
  if (list.failure !== null) return <FailureNotice failure={list.failure} onRetry={list.refetch} />;
  if (list.value === undefined) return <Loading label="Reading the hypotheses" />;
  const levels = ratingsByLevel(list.value.hypotheses, ratings);
  return (
    <>
      <Weight folder={folder} item={item} />
      <RestsOnIt folder={folder} item={item.id} />
      {levels.length === 0 ? <NoHypotheses /> : null}
      {levels.map((level) => (
        <Level key={level.level} level={level} item={item} />
      ))}
    </>
  );
};

export const HiddenRatings = () => (
  <Part title="Ratings">
    <p className={styles['faint']}>Hidden while a second opinion is given: whoever gives it must not know of them.</p>
  </Part>
);

const NoHypotheses = () => {
  const go = useGo();
  return (
    <Part title="Ratings">
      <p className={styles['faint']}>None recorded: there is no hypothesis yet to rate it against.</p>
      <div className={styles['acts']}>
        <Button onPress={() => go.toScreen('hypotheses')}>To the hypotheses</Button>
      </div>
    </Part>
  );
};

const Weight = ({ folder, item }: { readonly folder: string; readonly item: Item }) => {
  const profile = useScoringProfile(folder);
  const grade = toWholeGrade(item);
  if (profile === null) return null;
  if (grade === undefined) {
    return (
      <Part title="Weight">
        <p className={styles['faint']}>Its grade is withheld in part, so its weight cannot be computed here.</p>
      </Part>
    );
  }
  const { weight, formula } = explainWeight(grade, profile);
  return (
    <Part title={`Weight ${weight}`}>
      <p className={styles['faint']}>{formula}</p>
      {Number(weight) === 0 ? <p>It counts nowhere, whatever its ratings say.</p> : null}
    </Part>
  );
};

const Level = ({ level: { level, rows }, item }: { readonly level: LevelRatings<Rating>; readonly item: Item }) => {
  const go = useGo();
  return (
    <Part title={levelWords(level)}>
      <ul className={styles['ratings']}>
        {rows.map(({ hypothesis, statement, rating }) => (
          <li key={hypothesis}>
            <button
              type="button"
              className={styles['rating']}
              onClick={() =>
                go.toScreen('matrix', { item: item.id, hypothesis, ...(level >= 1 && level <= 4 && { level }) })
              }
            >
              <MatrixCell rating={rating?.rating ?? null} />
              <span className={styles['ratingText']}>
                <SafeText text={statement ?? '(withheld)'} max={300} />
              </span>
            </button>
            {rating === undefined ? null : <Rationale rating={rating} />}
          </li>
        ))}
      </ul>
    </Part>
  );
};

const Rationale = ({ rating }: { readonly rating: Rating }) => (
  <div className={styles['rationale']}>
    {rating.rationale === '' ? (
      <span className={styles['faint']}>No rationale is recorded.</span>
    ) : (
      <SafeText text={rating.rationale ?? '(rationale withheld)'} keepLines />
    )}
    <span className={styles['faint']}>
      <SafeText text={rating.rater ?? '(rater withheld)'} /> · <Instant at={rating.at} /> ·{' '}
      <LineLink line={rating.line} />
    </span>
  </div>
);

const levelWords = (level: number): string => {
  const names: Readonly<Record<number, string>> = {
    1: 'Level 1, infrastructure',
    2: 'Level 2, group',
    3: 'Level 3, organisation',
    4: 'Level 4, State',
  };
  return names[level] ?? 'Level withheld';
};
