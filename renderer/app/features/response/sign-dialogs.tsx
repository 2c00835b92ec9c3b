import { useState } from 'react';
import { measureRoles, type MeasureRole } from '../../../../shared/domain/measure-vocabulary.ts';
import { reviewConclusions } from '../../../../shared/domain/vocabulary.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { isTyped, notYet } from '../../../ui/act-button.tsx';
import { Facts } from '../../../ui/page.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { useAct, useReply } from '../../api/replies.ts';
import { spaced } from '../../consequence/measure-words.ts';
import { SignDialog } from '../../signing/sign-dialog.tsx';
import type { MeasureDialogProps } from './measure-dialogs.tsx';
import type { WholeMeasure } from './measure-acts.ts';
import { resultSentence } from './gate-result.tsx';
import { useMarking } from '../../use-marking.tsx';
import styles from './measures.module.css';

/** Whoever is enrolled in the case and did not write the record. */
const useOthers = (folder: string, { authors }: WholeMeasure): readonly string[] | undefined =>
  useReply('release.list', { folder })
    .value?.identities.filter(({ revokedLine }) => revokedLine === null)
    .map(({ principal }) => principal)
    .filter((principal) => !authors.includes(principal));

/** A review of the measure by somebody who did not write it. */
export const ReviewDialog = ({ folder, measure, onClose }: MeasureDialogProps) => {
  const review = useAct('measure.review');
  const others = useOthers(folder, measure);
  const [conclusion, setConclusion] = useState<(typeof reviewConclusions)[number] | null>(null);
  const { field, tlp } = useMarking(folder);
  const [opinion, setOpinion] = useState('');
  return (
    <SignDialog
      title="Review the measure"
      action="Record the review"
      needed={notYet({ Conclusion: conclusion !== null, Opinion: isTyped(opinion) })}
      {...(others !== undefined && { allowed: others })}
      onSign={(signer) =>
        review.run({
          folder,
          measure: measure.id,
          conclusion: conclusion ?? 'dissent',
          opinion: opinion.trim(),
          ...tlp,
          ...signer,
        })
      }
      onClose={onClose}
    >
      <Subject measure={measure} />
      <SelectField
        label="Conclusion"
        isRequired
        value={conclusion}
        choices={reviewConclusions.map((id) => ({ id, label: spaced(id) }))}
        onChange={setConclusion}
      />
      <TextField
        label="Opinion"
        value={opinion}
        onChange={setOpinion}
        lines={4}
        isRequired
        autoFocus
        maxLength={200_000}
        hint="One dissent keeps it from being decided on, until whoever dissents concludes otherwise."
      />
      <p className={styles['muted']}>
        The signature covers the conclusion and every line of the case up to the latest result of the gates. The words
        of the opinion are recorded, and not signed: an edition may withhold them.
      </p>
      {field}
    </SignDialog>
  );
};

/** Approves in one role, over the latest gate. */
export const ApproveDialog = ({ folder, measure, onClose }: MeasureDialogProps) => {
  const approve = useAct('measure.approve');
  const others = useOthers(folder, measure);
  const roles = measure.missingApprovals.flatMap((role) => (isRole(role) ? [role] : []));
  const [role, setRole] = useState<MeasureRole | null>(roles[0] ?? null);
  return (
    <SignDialog
      title="Approve the measure"
      action="Approve"
      needed={notYet({ 'In the role': role !== null })}
      {...(others !== undefined && { allowed: others })}
      onSign={(signer) => approve.run({ folder, measure: measure.id, role: role ?? 'case_lead', ...signer })}
      onClose={onClose}
    >
      <Subject measure={measure} />
      <SelectField
        label="In the role"
        isRequired
        value={role}
        choices={roles.map((id) => ({ id, label: spaced(id) }))}
        onChange={setRole}
        hint="One person has one role. Whoever wrote the record approves nothing of it."
      />
      <p className={styles['muted']}>
        The signature covers every line of the case up to the latest result of the gates. Amending the measure, or
        holding it against the gates again, voids it.
      </p>
    </SignDialog>
  );
};

const Subject = ({ measure: { title, instrument, gated, end } }: { readonly measure: WholeMeasure }) => (
  <Facts
    facts={[
      ['Measure', <SafeText key="title" text={title ?? '(title withheld)'} max={300} />],
      ['Instrument', `${instrument.id} ${instrument.name}, rung ${instrument.rung}`],
      ['Gates', gated === null ? null : `${resultSentence(gated)} (line ${gated.line})`],
      ['Ends', gated?.renewal ?? end],
    ]}
  />
);

const isRole = (role: string): role is MeasureRole => measureRoles.some((one) => one === role);
