import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useAct } from '../api/replies.ts';
import { levelName } from '../scores/level-names.ts';
import styles from './rankings.module.css';

/** Shows the scores of a level to somebody who has not ranked it, which is recorded. */
export const WaiveDialog = ({
  folder,
  level,
  onClose,
}: {
  readonly folder: string;
  readonly level: number;
  readonly onClose: () => void;
}) => {
  const waive = useAct('ranking.waive');
  return (
    <ReasonDialog
      title={`Show the scores of level ${levelName(level)} without ranking`}
      act="Show the scores"
      width="small"
      hint="Why without a ranking, such as: I only prepare the release."
      run={(reason) => waive.run({ folder, level, reason })}
      onClose={onClose}
    >
      <p className={styles['faint']}>
        A line of the ledger says that you saw them first. A ranking that you make later is recorded as made knowing
        them.
      </p>
    </ReasonDialog>
  );
};
