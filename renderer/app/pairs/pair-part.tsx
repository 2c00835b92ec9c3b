import { useState, type ReactNode } from 'react';
import { shortDecimal } from '../../../shared/attribution/shown-numbers.ts';
import { SafeText } from '../../marks/safe-text.tsx';
import { Button } from '../../ui/button.tsx';
import { InlineLink } from '../../ui/inline-link.tsx';
import { Part } from '../../ui/page.tsx';
import { LineLink } from '../line-link.tsx';
import { EnterTwiceDialog, type TwiceItem } from './enter-twice-dialog.tsx';
import { SettleDialog } from './settle-dialog.tsx';
import type { PairedItem } from './use-pairs.ts';
import styles from './pairs.module.css';

/** The other reading of an item that was entered twice, or the way to enter it so. */
export const PairPart = ({
  folder,
  item,
  paired,
  isReadOnly,
  onItem,
  children,
}: {
  readonly folder: string;
  readonly item: TwiceItem;
  readonly paired: PairedItem | undefined;
  readonly isReadOnly: boolean;
  readonly onItem: (id: string) => void;
  /** What stands beneath the two readings, such as their ratings. */
  readonly children?: ReactNode;
}) => {
  const [isOpen, setOpen] = useState(false);
  const canBePlanted = item.kind !== 'absence' && item.kind !== 'assumption';
  if (paired === undefined) {
    return (
      <Part title="Two readings">
        <p className={styles['faint']}>
          {canBePlanted
            ? 'One. If somebody could have planted this, enter it a second time as planted.'
            : `Nobody can plant an ${item.kind}, so it has one reading.`}
        </p>
        {canBePlanted && !isReadOnly ? (
          <div>
            <Button onPress={() => setOpen(true)}>Enter as planted too…</Button>
          </div>
        ) : null}
        {isOpen ? <EnterTwiceDialog folder={folder} item={item} onClose={() => setOpen(false)} /> : null}
      </Part>
    );
  }
  const { pair, reading } = paired;
  const other = reading === 'true' ? pair.planted : pair.truth;
  return (
    <Part title="Two readings">
      <p>
        This is the {reading} reading. The {reading === 'true' ? 'planted' : 'true'} one:{' '}
        <InlineLink onClick={() => onItem(other.id)}>
          <SafeText text={`${other.exhibit ?? ''} ${other.title ?? '(title withheld)'}`.trim()} max={200} />
        </InlineLink>
      </p>
      {children}
      <p className={styles['faint']}>
        {pair.stands === null ? 'Both are open.' : `The ${pair.stands} reading stands; the other weighs nothing.`}{' '}
        {dependenceText(pair.rho)}
      </p>
      {pair.reason === null || pair.reason === '' ? null : (
        <p className={styles['faint']}>
          <SafeText text={pair.reason} max={600} /> · <LineLink line={pair.line} />
        </p>
      )}
      {pair.stands === null && !isReadOnly ? (
        <div>
          <Button onPress={() => setOpen(true)}>Settle which stands…</Button>
        </div>
      ) : null}
      {isOpen ? <SettleDialog folder={folder} pair={pair} onClose={() => setOpen(false)} /> : null}
    </Part>
  );
};

const dependenceText = (rho: string | null): string => {
  if (rho === null) return 'They are in no common group of shared origin, so they count twice.';
  return Number(rho) === 1
    ? 'Only the more telling of the two counts.'
    : `In their group the dependence is ${shortDecimal(Number(rho))}, so the second of them counts in part.`;
};
