import type { Output } from '../../../../shared/api/contract.ts';
import { Button } from '../../../ui/button.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import styles from './raters.module.css';

type Item = Output<'opinion.read'>['items'][number];

// Work goes from one item to the next: those around it are listed, however many there are.
const nearby = 100;

/** The items in the order of their exhibits, with how many hypotheses each has been rated against. */
export const OpinionList = ({
  items,
  hypotheses,
  active,
  onItem,
}: {
  readonly items: readonly Item[];
  readonly hypotheses: number;
  readonly active: string | null;
  readonly onItem: (id: string) => void;
}) => {
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === active),
  );
  const from = Math.max(0, at - nearby);
  const to = Math.min(items.length, at + nearby + 1);
  return (
    <nav className={styles['items']} aria-label="Items">
      {from === 0 ? null : <Button onPress={() => onItem(items[from - 1]?.id ?? '')}>{from} before</Button>}
      {items.slice(from, to).map((item) => {
        const rated = Object.keys(item.ratings).length;
        return (
          <button
            key={item.id}
            type="button"
            className={styles['item']}
            aria-current={item.id === active || undefined}
            ref={item.id === active ? intoView : null}
            onClick={() => onItem(item.id)}
          >
            <span className={styles['exhibit']}>
              <SafeText text={item.exhibit ?? '–'} max={30} />
            </span>
            <span className={styles['itemTitle']}>
              <SafeText text={item.title ?? item.name ?? '(title withheld)'} max={80} />
            </span>
            <span className={styles['itemCount']} data-done={rated === hypotheses || undefined}>
              {rated === hypotheses ? '✓' : `${rated}/${hypotheses}`}
              {rated === hypotheses ? <span className="visually-hidden">rated</span> : null}
            </span>
          </button>
        );
      })}
      {to === items.length ? null : (
        <Button onPress={() => onItem(items[to]?.id ?? '')}>{items.length - to} after</Button>
      )}
    </nav>
  );
};

const intoView = (node: HTMLElement | null): void => node?.scrollIntoView({ block: 'nearest' });
