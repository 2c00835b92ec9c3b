import { useCaseFolder } from '../../navigation.ts';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useEvidence } from './evidence-store.ts';
import styles from './evidence.module.css';

/** Shows another item in the pane beside the table. */
export const ItemLink = ({
  id,
  exhibit,
  title,
  onFollow,
}: {
  readonly id: string;
  readonly exhibit: string | null;
  readonly title: string | null;
  readonly onFollow?: () => void;
}) => {
  const folder = useCaseFolder();
  const change = useEvidence((state) => state.change);
  return (
    <InlineLink
      onClick={() => {
        change(folder, { open: id, sought: { id, isMissing: false } });
        onFollow?.();
      }}
    >
      {exhibit === null || exhibit === '' ? null : (
        <span className={styles['exhibit']}>
          <SafeText text={exhibit} />{' '}
        </span>
      )}
      <SafeText text={title ?? '(title withheld)'} max={200} />
    </InlineLink>
  );
};
