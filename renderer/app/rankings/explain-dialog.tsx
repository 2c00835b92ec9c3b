import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useAct } from '../api/replies.ts';
import styles from './rankings.module.css';

/** Explains how the own ranking differs from the computed order. */
export const ExplainDialog = ({
  folder,
  level,
  onClose,
}: {
  readonly folder: string;
  readonly level: number;
  readonly onClose: () => void;
}) => {
  const explain = useAct('ranking.explain');
  return (
    <ReasonDialog
      title="Explain the difference"
      act="Record it"
      label="Explanation"
      lines={5}
      hint="Why they differ, and what follows from that. It stands in the ledger, for every reader."
      run={(explanation) => explain.run({ folder, level, explanation })}
      onClose={onClose}
    >
      <p className={styles['faint']}>
        Neither order is right because it is yours or because it is computed. If the matrix leaves something out, enter
        it as evidence; if a rating is wrong, rate again; if your order was, say so.
      </p>
    </ReasonDialog>
  );
};
