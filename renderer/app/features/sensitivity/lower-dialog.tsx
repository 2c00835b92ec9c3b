import { useState } from 'react';
import { confidenceLevels, type ConfidenceLevel } from '../../../../shared/attribution/confidence/confidence.ts';
import { confidenceWord } from '../../../../shared/attribution/confidence/confidence-words.ts';
import { loweredLevels } from '../../../../shared/ledger/confidence-line-types.ts';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { useAct } from '../../api/replies.ts';

/** Lowers the confidence of a level below what was computed, or takes that back; both with a reason. */
export const LowerDialog = ({
  folder,
  level,
  computed,
  act,
  onClose,
}: {
  readonly folder: string;
  readonly level: number;
  readonly computed: ConfidenceLevel;
  readonly act: 'lower' | 'restore';
  readonly onClose: () => void;
}) => {
  const lower = useAct('confidence.lower');
  const choices = loweredLevels.filter((one) => confidenceLevels.indexOf(one) < confidenceLevels.indexOf(computed));
  const [to, setTo] = useState(choices.at(-1) ?? 'insufficient');
  return (
    <ReasonDialog
      title={act === 'lower' ? 'Lower the confidence' : 'Take the lowering back'}
      act={act === 'lower' ? 'Lower it' : 'Take it back'}
      lines={4}
      hint="It stands beside the result, in every edition that shows this line."
      run={(reason) => lower.run({ folder, level, to: act === 'lower' ? to : 'computed', reason })}
      onClose={onClose}
    >
      {act === 'lower' ? (
        <Segments
          label="To at most"
          choices={choices.map((id) => ({ id, label: confidenceWord(id) }))}
          selected={to}
          onSelect={setTo}
        />
      ) : (
        <p>
          Level {level} then stands as computed: {confidenceWord(computed)}.
        </p>
      )}
    </ReasonDialog>
  );
};
