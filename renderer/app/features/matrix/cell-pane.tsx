import type { RefObject } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { statementClause } from '../../../../shared/attribution/likelihood-words.ts';
import type { Rating } from '../../../../shared/attribution/scoring-input.ts';
import { ratingWords } from '../../../../shared/reference/grade-words.ts';
import { useReply } from '../../api/replies.ts';
import { useGo } from '../../navigation.ts';
import { useFollow } from '../../use-follow.ts';
import { PairPart } from '../../pairs/pair-part.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { AdmiraltyBadge } from '../../../marks/admiralty-badge.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { MatrixCell } from '../../../marks/matrix-cell.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { SentenceText } from '../../../marks/sentence-text.tsx';
import { ratingOf, type MatrixItem } from './arrangement.ts';
import type { Cell } from './column-run.ts';
import { CellHistory } from './cell-history.tsx';
import { CustodyPart } from './custody-part.tsx';
import { keyOfRating } from '../../rating-keys.ts';
import { cellKey, type MatrixView } from './matrix-store.ts';
import { OriginPart } from './origin-part.tsx';
import { PairRatings } from './pair-ratings.tsx';
import { RationaleField } from './rationale-field.tsx';
import { shownRating } from './shown-rating.ts';
import type { MatrixModel } from './use-matrix-model.ts';
import { WeightPart } from './weight-part.tsx';
import styles from './pane.module.css';

const ratings = ['II', 'I', 'N', 'C', 'CC', 'NA'] as const;

/** One cell: the question, its rating and why, what the item weighs and where it comes from. */
export const CellPane = ({
  folder,
  model,
  item,
  cell,
  view,
  isReadOnly,
  rationale,
  onRate,
  onDraft,
  onSave,
  onBack,
  onCell,
}: {
  readonly folder: string;
  readonly model: MatrixModel;
  readonly item: MatrixItem;
  readonly cell: Cell;
  readonly view: MatrixView;
  readonly isReadOnly: boolean;
  readonly rationale: RefObject<HTMLTextAreaElement | null>;
  readonly onRate: (rating: Rating | null) => void;
  readonly onDraft: (text: string) => void;
  readonly onSave: () => void;
  readonly onBack: () => void;
  readonly onCell: (cell: Cell) => void;
}) => {
  const go = useGo();
  const follow = useFollow(model.level);
  const read = useReply('evidence.read', { folder, evidence: item.id });
  // The last reply stays while the next one comes, and may be about the item before.
  const about = read.value?.item.id === item.id ? read.value : undefined;
  const paired = model.paired.get(item.id);
  const hypothesis = model.hypotheses.find(({ id }) => id === cell.hypothesis);
  const pending = view.pending[cellKey(cell)];
  const rating = shownRating(ratingOf(item, cell.hypothesis), pending, model.size);
  const recorded = about?.ratings.find((one) => one.hypothesis === cell.hypothesis);
  if (hypothesis === undefined) return null;
  const readings = (
    <PairPart
      folder={folder}
      item={item}
      paired={paired}
      isReadOnly={isReadOnly}
      onItem={(other) => onCell({ item: other, hypothesis: cell.hypothesis })}
    >
      {paired === undefined ? null : <PairRatings paired={paired} model={model} pending={view.pending} />}
    </PairPart>
  );
  return (
    <>
      <header className={styles['header']}>
        <span className={styles['exhibit']}>{item.exhibit === null ? '' : <SafeText text={item.exhibit} />}</span>
        <h2>
          <button type="button" className={styles['title']} onClick={() => go.toScreen('evidence', { item: item.id })}>
            {item.title === null && item.name === null ? (
              '(title withheld)'
            ) : (
              <SafeText text={item.title ?? item.name ?? ''} max={500} />
            )}
          </button>
        </h2>
        <AdmiraltyBadge reliability={item.reliability} credibility={item.credibility} withWords />
      </header>
      <section className={styles['question']} aria-label="Rating">
        <p>
          How likely would we see this,{' '}
          <strong>
            if{' '}
            <SentenceText
              sentence={statementClause({ id: hypothesis.id, name: hypothesis.name, statement: hypothesis.statement })}
              onFollow={follow}
            />
          </strong>
          ?
        </p>
        <div className={styles['ratings']} role="group" aria-label="Rating">
          {ratings.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={rating === one}
              aria-label={`${one}: ${ratingWords[one]}`}
              title={`${ratingWords[one]} (key ${keyOfRating(one)})`}
              disabled={isReadOnly}
              onClick={() => onRate(one)}
            >
              <MatrixCell rating={one} />
            </button>
          ))}
        </div>
        <p className={styles['words']}>
          {rating === null ? 'Not rated.' : `${rating}: ${ratingWords[rating]}.`}
          {rating === null || isReadOnly ? null : (
            <InlineLink title="Key Backspace" onClick={() => onRate(null)}>
              Clear
            </InlineLink>
          )}
        </p>
        <RationaleField
          field={rationale}
          recorded={about === undefined ? undefined : recorded === undefined ? '' : recorded.rationale}
          draft={view.drafts[cellKey(cell)]}
          isRated={rating !== null}
          isReadOnly={isReadOnly}
          onDraft={onDraft}
          onSave={onSave}
          onBack={onBack}
        />
        {recorded === undefined ? null : <Provenance rating={recorded} />}
        <CellHistory folder={folder} cell={cell} />
        {read.failure === null ? null : <FailureNotice failure={read.failure} onRetry={read.refetch} />}
      </section>
      {paired === undefined ? null : readings}
      <WeightPart item={item} rating={rating} profile={model.profile} />
      <OriginPart item={item} model={model} onItem={(other) => onCell({ item: other, hypothesis: cell.hypothesis })} />
      {about === undefined ? null : <CustodyPart about={about} />}
      {paired === undefined ? readings : null}
    </>
  );
};

const Provenance = ({ rating }: { readonly rating: Output<'evidence.read'>['ratings'][number] }) => {
  const go = useGo();
  return (
    <p className={styles['provenance']}>
      {rating.rater === null ? 'rater withheld' : <SafeText text={rating.rater} />}, <Instant at={rating.at} /> ·{' '}
      <InlineLink onClick={() => go.toScreen('ledger', { line: rating.line })}>line {rating.line}</InlineLink>
    </p>
  );
};
