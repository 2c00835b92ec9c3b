import { useState } from 'react';
import { useAct } from '../../api/replies.ts';
import { TextField } from '../../../ui/fields.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';

/** A board's reasoned word against a dissent, by name. */
export const OverrideDialog = ({
  folder,
  line,
  onClose,
}: {
  readonly folder: string;
  readonly line: number;
  readonly onClose: () => void;
}) => {
  const override = useAct('dissent.override');
  const [members, setMembers] = useState('');
  return (
    <ReasonDialog
      title="Record a board’s override"
      act="Record it"
      label="Reason"
      lines={4}
      hint="In the words of the board. It is printed beside the dissent."
      run={(reason) => {
        const board = members
          .split('\n')
          .map((name) => name.trim())
          .filter((name) => name !== '');
        return override.run({ folder, review: line, board, reason });
      }}
      onClose={onClose}
    >
      <p>
        The dissent stays in the case and in every edition, word for word. This stands beside it, and the dissent no
        longer caps the confidence.
      </p>
      <TextField
        label="Who decided"
        value={members}
        onChange={setMembers}
        lines={3}
        isRequired
        hint="One name a line, two at least; not whoever dissented."
      />
    </ReasonDialog>
  );
};
