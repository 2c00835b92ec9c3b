import { useGo } from '../../navigation.ts';
import { InlineLink } from '../../../ui/inline-link.tsx';
import styles from './releases.module.css';

/** What to do where an exhibit must be withheld, and something of it may be shown: a file cannot be shown in part. */
export const CopyGuide = ({ folder }: { readonly folder: string }) => {
  const go = useGo();
  return (
    <details className={styles['guide']}>
      <summary>Show a copy in place of an item</summary>
      <ol>
        <li>Make a copy without what must go: passages, pages, columns, a part of the picture.</li>
        <li>
          <InlineLink onClick={() => go.toScreen('evidence', {}, folder)}>Take it in</InlineLink> as <em>derived</em>,
          made from the item withheld here. Under <em>How it was made</em> say what was taken out and by whom, and mark
          the copy so that the edition shows it.
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
