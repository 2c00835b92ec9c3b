import { memo } from 'react';
import { IconChevronDown, IconChevronRight, IconLink } from '@tabler/icons-react';
import { decimalString } from '../../../../shared/attribution/decimal-string.ts';
import { showText } from '../../../../shared/base/visible-text.ts';
import { forgeabilities } from '../../../../shared/domain/vocabulary.ts';
import { forgeabilityWords } from '../../../../shared/reference/grade-words.ts';
import { AdmiraltyBadge } from '../../../marks/admiralty-badge.tsx';
import { MatrixCell } from '../../../marks/matrix-cell.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { ratingOf, separationOf, type MatrixItem } from './arrangement.ts';
import type { Entry } from './entries.ts';
import type { Place } from './grid-keys.ts';
import { cellKey, type Pending } from './matrix-store.ts';
import { shownRating } from './shown-rating.ts';
import type { MatrixModel } from './use-matrix-model.ts';
import { explainWeight } from './weight-words.ts';
import styles from './matrix.module.css';

type RowProps = {
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly entry: Entry;
  readonly model: MatrixModel;
  readonly pending: Readonly<Record<string, Pending>>;
  readonly activeColumn: number;
  readonly isActive: boolean;
  /** Shares its origin with the active row. */
  readonly isKin: boolean;
  /** Decibels of the item that separates most. */
  readonly most: number;
  readonly isOld: boolean;
  readonly onPlace: (place: Place) => void;
  readonly onFold: () => void;
};

/** One line of the grid: an item with its cells, or the line that stands for those that separate nothing. */
export const MatrixRow = memo((props: RowProps) => {
  const { id, index, top, height, entry, isActive, isKin } = props;
  const setPlace = (node: HTMLElement | null): void => {
    node?.style.setProperty('transform', `translateY(${top}px)`);
    node?.style.setProperty('height', `${height}px`);
  };
  switch (entry.kind) {
    case 'item':
      return (
        <div
          className={`${styles['row']} ${styles['data']}`}
          role="row"
          aria-rowindex={index + 2}
          data-active={isActive || undefined}
          data-kin={isKin || undefined}
          data-part={entry.part}
          ref={setPlace}
        >
          <ItemCells {...props} item={entry.item} isExcluded={entry.part === 'excluded'} />
        </div>
      );
    case 'fold':
      return (
        <div
          className={`${styles['line']} ${styles['fold']}`}
          role="row"
          aria-rowindex={index + 2}
          data-active={isActive || undefined}
          ref={setPlace}
        >
          <div
            role="gridcell"
            id={id}
            aria-expanded={entry.isOpen}
            onClick={() => {
              props.onPlace({ row: index, column: 0 });
              props.onFold();
            }}
          >
            {entry.isOpen ? <IconChevronDown aria-hidden /> : <IconChevronRight aria-hidden />}
            {entry.count === 1
              ? '1 item fits every hypothesis equally and separates nothing'
              : `${entry.count} items fit every hypothesis equally and separate nothing`}
          </div>
        </div>
      );
    case 'excluded':
      return (
        <div className={styles['line']} role="row" aria-rowindex={index + 2} ref={setPlace}>
          <div role="gridcell">
            {entry.count === 1 ? '1 item counts nowhere (weight 0)' : `${entry.count} items count nowhere (weight 0)`}
          </div>
        </div>
      );
  }
});
MatrixRow.displayName = 'MatrixRow';

const ItemCells = ({
  id,
  index,
  item,
  isExcluded,
  model,
  pending,
  activeColumn,
  most,
  isOld,
  onPlace,
}: RowProps & { readonly item: MatrixItem; readonly isExcluded: boolean }) => (
  <>
    <div
      role="rowheader"
      className={`${styles['cell']} ${styles['fixed']} ${styles['evidence']}`}
      onClick={() => onPlace({ row: index, column: Math.max(0, activeColumn) })}
    >
      <span className={styles['exhibit']}>{item.exhibit === null ? '' : <SafeText text={item.exhibit} />}</span>
      <span className={styles['title']}>
        {item.title === null && item.name === null ? (
          '(title withheld)'
        ) : (
          <SafeText text={item.title ?? item.name ?? ''} max={300} />
        )}
      </span>
      <ReadingMark item={item} model={model} />
      <GroupMark item={item} model={model} />
    </div>
    <div role="gridcell" className={styles['cell']}>
      <AdmiraltyBadge reliability={item.reliability} credibility={item.credibility} />
    </div>
    <div
      role="gridcell"
      className={`${styles['cell']} ${styles['forgeable']}`}
      title={forgeableText(item.forgeability)}
    >
      {forgeableText(item.forgeability)}
    </div>
    {model.hypotheses.map(({ id: hypothesis }, column) => {
      const rating = shownRating(
        ratingOf(item, hypothesis),
        pending[cellKey({ item: item.id, hypothesis })],
        model.size,
      );
      return (
        <div
          key={hypothesis}
          id={`${id}-${column}`}
          role="gridcell"
          aria-colindex={column + firstRatingColumn}
          className={styles['ratingCell']}
          data-active={column === activeColumn || undefined}
          onClick={() => onPlace({ row: index, column })}
        >
          <MatrixCell rating={rating} isExcluded={isExcluded} />
        </div>
      );
    })}
    <div role="gridcell" className={`${styles['cell']} ${styles['separates']}`} data-old={isOld || undefined}>
      {isExcluded ? (
        <WhyNothing item={item} model={model} />
      ) : (
        <Separation
          decibels={hasRating(item, model) ? separationOf(model.assessment?.scores, item.id) : undefined}
          most={most}
        />
      )}
    </div>
  </>
);

// An item that nobody has looked at yet does not separate by nothing.
const hasRating = (item: MatrixItem, { hypotheses }: MatrixModel): boolean =>
  hypotheses.some(({ id }) => ratingOf(item, id) !== null);

/** Evidence, grade and forgeability stand before the ratings. */
const firstRatingColumn = 4;

const Separation = ({ decibels, most }: { readonly decibels: number | undefined; readonly most: number }) => {
  if (decibels === undefined) return <span className={styles['muted']}>—</span>;
  const text = decimalString(decibels, 1);
  return (
    <>
      <svg className={styles['bar']} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden>
        <rect x="0" y="0" height="6" rx="1" width={most > 0 ? (100 * decibels) / most : 0} />
      </svg>
      <span className={styles['decibels']}>{text}</span>
    </>
  );
};

const WhyNothing = ({ item, model }: { readonly item: MatrixItem; readonly model: MatrixModel }) => {
  const why = model.profile === undefined ? null : (explainWeight(item, model.profile)?.whyNothing ?? null);
  return (
    <span className={styles['why']} title={why ?? ''}>
      {why ?? 'weight 0'}
    </span>
  );
};

/** Of one thing entered twice, which reading this row is. */
const ReadingMark = ({ item, model }: { readonly item: MatrixItem; readonly model: MatrixModel }) => {
  const paired = model.paired.get(item.id);
  return paired === undefined ? null : (
    <span className={styles['reading']} title="One thing in two readings: only one of them can be right">
      {paired.reading}
      <span className="visually-hidden"> reading of one thing entered twice</span>
    </span>
  );
};

const GroupMark = ({ item, model }: { readonly item: MatrixItem; readonly model: MatrixModel }) => {
  const scores = model.assessment?.scores;
  if (item.group === null || scores === undefined || !Object.hasOwn(scores.groups, item.group)) return null;
  const group = scores.groups[item.group];
  if (group === undefined || group.items.length < 2) return null;
  const { text, detail } = model.names.origin(item.group);
  return (
    <span className={styles['group']} title={`One origin: ${showText(text)} ${detail}`}>
      <IconLink aria-hidden />
      <span className="visually-hidden">{`, one of ${group.items.length} of one origin`}</span>
    </span>
  );
};

const forgeableText = (grade: string | null): string => {
  const known = forgeabilities.find((one) => one === grade);
  return known === undefined ? (grade === null ? '—' : showText(grade.slice(0, 20))) : forgeabilityWords[known];
};
