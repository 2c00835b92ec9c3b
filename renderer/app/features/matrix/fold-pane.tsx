import { Button } from '../../../ui/button.tsx';
import styles from './pane.module.css';

/** What the folded line stands for. */
export const FoldPane = ({
  count,
  isOpen,
  onFold,
}: {
  readonly count: number;
  readonly isOpen: boolean;
  readonly onFold: () => void;
}) => (
  <section className={styles['header']}>
    <h2>{count === 1 ? '1 item is not diagnostic' : `${count} items are not diagnostic`}</h2>
    <p>
      {count === 1 ? 'It is' : 'They are'} rated the same for every hypothesis, so{' '}
      {count === 1 ? 'it separates' : 'they separate'} nothing, however telling {count === 1 ? 'it looks' : 'they look'}
      .
    </p>
    <p className={styles['hint']}>
      They are folded, never removed: whoever checks the case must see them, and another rating makes them count.
    </p>
    <div>
      <Button onPress={onFold}>{isOpen ? 'Fold again' : 'Show them'}</Button>
    </div>
  </section>
);
