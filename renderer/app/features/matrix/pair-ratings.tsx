import { MatrixCell } from '../../../marks/matrix-cell.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { PairedItem } from '../../pairs/use-pairs.ts';
import { ratingOf, type MatrixItem } from './arrangement.ts';
import { cellKey, type Pending } from './matrix-store.ts';
import { shownRating } from './shown-rating.ts';
import type { MatrixModel } from './use-matrix-model.ts';
import styles from './pane.module.css';

/** How the two readings of one thing are rated, hypothesis by hypothesis: where they agree, planting explains nothing. */
export const PairRatings = ({
  paired: { pair },
  model,
  pending,
}: {
  readonly paired: PairedItem;
  readonly model: MatrixModel;
  readonly pending: Readonly<Record<string, Pending>>;
}) => {
  const truth = model.itemById.get(pair.truth.id);
  const planted = model.itemById.get(pair.planted.id);
  if (truth === undefined || planted === undefined) return null;
  const cell = (item: MatrixItem, hypothesis: string) => (
    <MatrixCell
      rating={shownRating(ratingOf(item, hypothesis), pending[cellKey({ item: item.id, hypothesis })], model.size)}
    />
  );
  return (
    <table className={styles['pair']}>
      <thead>
        <tr>
          <th scope="col">Hypothesis</th>
          <th scope="col">true</th>
          <th scope="col">planted</th>
        </tr>
      </thead>
      <tbody>
        {model.hypotheses.map(({ id, name }) => (
          <tr key={id}>
            <th scope="row">
              <SafeText text={name} max={120} />
            </th>
            <td>{cell(truth, id)}</td>
            <td>{cell(planted, id)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
