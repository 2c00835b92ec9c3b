import { useAct } from '../../api/replies.ts';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { ConsequenceDialog, ObserveDialog } from './watch-dialogs.tsx';
import { GateDialog, NarrowDialog, RequireReviewDialog } from './move-dialogs.tsx';
import type { MeasureActId, WholeMeasure } from './measure-acts.ts';
import { RecordDialog } from './record-dialog.tsx';
import { ApproveDialog, ReviewDialog } from './sign-dialogs.tsx';
import { useMarking } from '../../use-marking.tsx';
import styles from './measures.module.css';

export type MeasureDialogProps = {
  readonly folder: string;
  readonly measure: WholeMeasure;
  readonly onClose: () => void;
};

/** The dialog of one act; what was typed stays until the act is recorded. */
export const MeasureDialog = ({ act, ...props }: MeasureDialogProps & { readonly act: MeasureActId }) => {
  switch (act) {
    case 'amend':
      return <RecordDialog {...props} instrument={null} />;
    case 'gate':
      return <GateDialog {...props} />;
    case 'review':
      return <ReviewDialog {...props} />;
    case 'approve':
      return <ApproveDialog {...props} />;
    case 'decide':
      return <DecideDialog {...props} />;
    case 'observe':
      return <ObserveDialog {...props} />;
    case 'consequence':
      return <ConsequenceDialog {...props} />;
    case 'require':
      return <RequireReviewDialog {...props} />;
    case 'narrow':
      return <NarrowDialog {...props} />;
    case 'start':
    case 'renew':
    case 'suspend':
    case 'revoke':
    case 'close':
      return <MoveDialog {...props} act={act} />;
  }
};

const DecideDialog = ({ folder, measure, onClose }: MeasureDialogProps) => {
  const decide = useAct('measure.decide');
  const { field, tlp } = useMarking(folder);
  return (
    <ReasonDialog
      title="Decide on the measure"
      act="Record the decision"
      label="Why it is decided so"
      hint="It is held against the gates once more, and refused where it does not meet every criterion. From then on its record stays as it is."
      run={(reason) => decide.run({ folder, measure: measure.id, reason, ...tlp })}
      below={field}
      onClose={onClose}
    >
      <p className={styles['muted']}>
        Recorded is that those who approved decided so by this policy profile: never that the measure is permitted,
        authorised or lawful.
      </p>
    </ReasonDialog>
  );
};

type PlainMove = 'start' | 'renew' | 'suspend' | 'revoke' | 'close';

const MoveDialog = ({ folder, measure, act, onClose }: MeasureDialogProps & { readonly act: PlainMove }) => {
  const move = useAct('measure.move');
  const { field, tlp } = useMarking(folder);
  const words = wordsOf(act, measure);
  return (
    <ReasonDialog
      title={words.title}
      act={words.act}
      look={act === 'revoke' || act === 'close' ? 'danger' : 'primary'}
      hint={words.hint}
      run={(reason) => move.run({ folder, measure: measure.id, reason, move: { to: stateOf(act) }, ...tlp })}
      below={field}
      onClose={onClose}
    />
  );
};

const stateOf = (act: PlainMove) => {
  switch (act) {
    case 'start':
      return 'active';
    case 'renew':
      return 'renewed';
    case 'suspend':
      return 'suspended';
    case 'revoke':
      return 'revoked';
    case 'close':
      return 'closed';
  }
};

const wordsOf = (act: PlainMove, { recordedState, end, gated }: WholeMeasure) => {
  switch (act) {
    case 'start':
      return recordedState === 'decided'
        ? {
            title: 'Start the measure',
            act: 'Start it',
            hint: `It is held against the gates once more.${end === null ? '' : ` It runs until ${end}, and lapses on that day by itself.`}`,
          }
        : {
            title: 'Resume the measure',
            act: 'Resume it',
            hint: 'It is held against the gates once more, and resumed only where it meets every criterion again.',
          };
    case 'renew':
      return {
        title: 'Renew the measure',
        act: 'Renew it',
        hint: `It then runs until ${gated?.renewal ?? 'the end that was proposed'}. It is held against the gates once more.`,
      };
    case 'suspend':
      return {
        title: 'Suspend the measure',
        act: 'Suspend it',
        hint: 'It has no effect until it is resumed. Its end stays where it is.',
      };
    case 'revoke':
      return {
        title: 'Revoke the measure',
        act: 'Revoke it',
        hint: 'It ends now and for good. Another one takes another draft.',
      };
    case 'close':
      return {
        title: 'Close the measure',
        act: 'Close it',
        hint: 'Nothing follows on that: no consequence and no review can be recorded any more.',
      };
  }
};
