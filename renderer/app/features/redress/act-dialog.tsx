import { isTyped, notYet } from '../../../ui/act-button.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useState } from 'react';
import { useAct } from '../../api/replies.ts';
import { useMarking } from '../../use-marking.tsx';
import { ClaimSubject } from './claim-subject.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import { ReceiveDialog } from './receive-dialog.tsx';
import { RemedyDialog } from './remedy-dialog.tsx';
import type { Claim, RedressAct } from './redress-act.ts';

type DialogProps = { readonly folder: string; readonly onClose: () => void };

/** Whatever is done about a claim, in a dialog of its own. */
export const ActDialog = ({ act, ...props }: DialogProps & { readonly act: RedressAct }) => {
  switch (act.kind) {
    case 'receive':
      return <ReceiveDialog {...props} />;
    case 'acknowledge':
      return <AcknowledgeDialog {...props} claim={act.claim} />;
    case 'decide':
      return <DecideDialog {...props} claim={act.claim} />;
    case 'remedy':
      return <RemedyDialog {...props} claim={act.claim} />;
    case 'rescore':
      return <RescoreDialog {...props} claim={act.claim} />;
    case 'lesson':
      return <LessonDialog {...props} claim={act.claim} />;
  }
};

type ClaimProps = DialogProps & { readonly claim: Claim };

const AcknowledgeDialog = ({ folder, claim, onClose }: ClaimProps) => {
  const acknowledge = useAct('redress.acknowledge');
  const { field, tlp } = useMarking(folder);
  return (
    <ReasonDialog
      title="Acknowledge the claim"
      act="Record it"
      label="How, and what was said"
      hint="It is recorded for today."
      run={(note) => acknowledge.run({ folder, claim: claim.id, note, ...tlp })}
      below={field}
      onClose={onClose}
    >
      <ClaimSubject claim={claim} />
    </ReasonDialog>
  );
};

const RescoreDialog = ({ folder, claim, onClose }: ClaimProps) => {
  const rescore = useAct('redress.rescore');
  const { field, tlp } = useMarking(folder);
  return (
    <ReasonDialog
      title="Score the case again"
      act="Score and record"
      label="What was corrected, and what came out"
      hint="Refused while nothing was corrected since the decision, or while whoever was wrongly named still leads."
      run={(note) => rescore.run({ folder, claim: claim.id, note, ...tlp })}
      below={field}
      onClose={onClose}
    >
      <ClaimSubject claim={claim} />
    </ReasonDialog>
  );
};

const LessonDialog = ({ folder, claim, onClose }: ClaimProps) => {
  const record = useAct('redress.lesson');
  const { field, tlp } = useMarking(folder);
  const [change, setChange] = useState('');
  return (
    <ReasonDialog
      title="Record a lesson"
      act="Record it"
      label="What went wrong, and why"
      needed={notYet({ 'What is done otherwise from now on': isTyped(change) })}
      run={(lesson) => record.run({ folder, claim: claim.id, lesson, change: change.trim(), ...tlp })}
      below={
        <>
          <TextField
            label="What is done otherwise from now on"
            value={change}
            onChange={setChange}
            lines={3}
            isRequired
            maxLength={200_000}
          />
          {field}
        </>
      }
      onClose={onClose}
    >
      <ClaimSubject claim={claim} />
    </ReasonDialog>
  );
};
