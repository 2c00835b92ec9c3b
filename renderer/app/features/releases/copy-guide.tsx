import { useGo } from '../../navigation.ts';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { Reason } from './withholding.ts';
import styles from './releases.module.css';

type WithheldItem = { readonly id: string; readonly name: string; readonly reason: Reason };

/** What to do where an exhibit must be withheld, and something of it may be shown: a file cannot be shown in part. */
export const CopyGuide = ({ folder, items }: { readonly folder: string; readonly items: readonly WithheldItem[] }) => {
  const go = useGo();
  return (
    <details className={styles['guide']}>
      <summary>Show a copy in place of an item</summary>
      <ol>
        <li>Make a copy without what must go: passages, pages, columns, a part of the picture.</li>
        <li>
          Take it in, in place of{' '}
          {items.slice(0, itemsShownMax).map(({ id, name, reason }, at) => (
            <span key={id}>
              {at === 0 ? '' : ', '}
              <InlineLink onClick={() => go.toScreen('evidence', { copyOf: id, because: reason }, folder)}>
                <SafeText text={name} max={60} />
              </InlineLink>
            </span>
          ))}
          {items.length > itemsShownMax ? ` or one of ${items.length - itemsShownMax} more` : ''}. What it was made
          from, why, and its marking are filled in; you say what was taken out, by whom and with what.
        </li>
        <li>Grade it, and put it into the group of the item: both are of one origin.</li>
        <li>Save this choice, and have it approved with the release. Beside it stands what a stranger will see.</li>
      </ol>
      <p className={styles['muted']}>
        That the copy says nothing else is attested by whoever made it; nothing proves it. On the command line{' '}
        <code>plumbline redact derive</code> does steps 2 and 4 at once.
      </p>
    </details>
  );
};

const itemsShownMax = 12;
