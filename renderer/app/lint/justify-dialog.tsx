import type { Edition } from '../../../shared/domain/vocabulary.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useAct } from '../api/replies.ts';

export type JustifyRequest = { readonly rule: string; readonly withdraw: boolean };

/** Asks why the warnings of a rule are let stand, or why that no longer holds, and records the answer. */
export const JustifyDialog = ({
  folder,
  edition,
  request,
  onClose,
}: {
  readonly folder: string;
  readonly edition: Edition;
  readonly request: JustifyRequest;
  readonly onClose: () => void;
}) => {
  const justify = useAct('lint.justify');
  const { rule, withdraw } = request;
  return (
    <ReasonDialog
      title={withdraw ? `Take back what justifies ${rule}` : `Justify the warnings of ${rule}`}
      act={withdraw ? 'Take it back' : 'Let them stand'}
      look={withdraw ? 'danger' : 'primary'}
      hint={withdraw ? 'Why it no longer holds.' : 'Why they do not keep the case from being released.'}
      run={(reason) => justify.run({ folder, rule, edition, withdraw, reason })}
      onClose={onClose}
    >
      <p>
        {withdraw
          ? 'Everything that was said of this rule is taken back; its warnings are open again.'
          : 'It is said of all warnings that this rule gives now, and holds for these places alone: a new place makes the warning open again. It is a line with your name, and is printed in the report.'}
      </p>
    </ReasonDialog>
  );
};
