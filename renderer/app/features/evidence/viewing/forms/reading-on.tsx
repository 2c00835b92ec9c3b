import { groupDigits } from '../../../../../../shared/base/grouped-digits.ts';
import styles from './forms.module.css';

/** Says that the file is still being read, and how far it was. */
export const ReadingOn = ({
  pages,
}: {
  readonly pages: readonly { readonly isWhole: boolean; readonly bytesRead: number; readonly size: number }[];
}) => {
  const going = pages.filter(({ isWhole }) => !isWhole);
  const [one] = going;
  if (one === undefined) return null;
  const percent = Math.floor((100 * Math.min(...going.map(({ bytesRead }) => bytesRead))) / Math.max(1, one.size));
  return (
    <p className={styles['faint']} role="status">
      Reading on: {percent} % of {groupDigits(one.size)} bytes. What is shown can be used.
    </p>
  );
};
