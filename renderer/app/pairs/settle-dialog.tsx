import { useState } from 'react';
import type { Reading } from '../../../shared/domain/planted-pair.ts';
import { SafeText } from '../../marks/safe-text.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useAct } from '../api/replies.ts';
import type { Pair } from './use-pairs.ts';
import styles from './pairs.module.css';

/** Says which reading stands, and why. The other one goes to weight 0 by the grade that says so. */
export const SettleDialog = ({
  folder,
  pair,
  onClose,
}: {
  readonly folder: string;
  readonly pair: Pair;
  readonly onClose: () => void;
}) => {
  const settle = useAct('pair.settle');
  const [stands, setStands] = useState<Reading>('true');
  const fallen = stands === 'true' ? pair.planted : pair.truth;
  return (
    <ReasonDialog
      title="Settle which reading stands"
      act="Settle it"
      hint="What shows it. It stands in the ledger, for every reader."
      run={(reason) => settle.run({ folder, evidence: pair.truth.id, stands, reason })}
      onClose={onClose}
    >
      <Segments
        label="What stands"
        choices={[
          { id: 'true', label: 'The true reading' },
          { id: 'planted', label: 'The planted reading' },
        ]}
        selected={stands}
        onSelect={setStands}
      />
      <p className={styles['faint']}>
        <SafeText text={fallen.exhibit ?? ''} />{' '}
        {stands === 'true'
          ? 'becomes improbable (credibility 5), '
          : 'was shown to be planted (forgeability “shown to be planted”), '}
        so it weighs nothing. It keeps its ratings and stays on record, and a correction can open it again.
      </p>
    </ReasonDialog>
  );
};
