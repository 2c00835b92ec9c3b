import type { Input } from '../../../../shared/api/contract.ts';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useAct } from '../../api/replies.ts';

/** Puts a comparison on record, with the reason; the case is scored as before. */
export const RecordComparisonDialog = ({
  folder,
  level,
  other,
  onRecorded,
  onClose,
}: {
  readonly folder: string;
  readonly level: number;
  readonly other: Input<'comparison.make'>['other'];
  readonly onRecorded: (line: number) => void;
  readonly onClose: () => void;
}) => {
  const record = useAct('comparison.record');
  return (
    <ReasonDialog
      title="Put the comparison on record"
      act="Record it"
      width="small"
      hint="Why it is on record. It stands in the ledger, for every reader."
      run={async (reason) => {
        const reply = await record.run({ folder, other, level, reason });
        if (reply.ok) onRecorded(reply.value.line);
        return reply;
      }}
      onClose={onClose}
    >
      <p>
        It is computed again now. The line holds the text and the SHA-256 of what the case was held against, and both
        results by hypothesis. The case keeps its own profile.
      </p>
    </ReasonDialog>
  );
};
