import { useState } from 'react';
import type { Input } from '../../../../shared/api/contract.ts';
import { err } from '../../../../shared/base/result.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { usePickHere } from '../../files/pick-store.ts';
import { SignDialog } from '../../signing/sign-dialog.tsx';
import { Button } from '../../../ui/button.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { ActDialogProps } from './act-dialog-props.ts';
import { activePeople } from './release-way.ts';
import styles from './releases.module.css';

type Way = 'here' | 'file';

const ways = [
  { id: 'here', label: 'Has a key on this workstation' },
  { id: 'file', label: 'Sent a file' },
] as const;

/** Asks that a person and their key be enrolled; the first person of a case is enrolled at once. */
export const EnrolDialog = ({ releases, onDone, onClose }: ActDialogProps) => {
  const { folder, list } = releases;
  const ask = useAct('approval.request');
  const known = useReply('identity.list', {});
  const { pick, failure: unpicked } = usePickHere();
  const [way, setWay] = useState<Way>('here');
  const [principal, setPrincipal] = useState<string | null>(null);
  const [file, setFile] = useState<string | null>(null);
  const [person, setPerson] = useState('');
  const isFirst = list.identities.length === 0;
  const enrolled = new Set(list.identities.map((identity) => identity.principal));
  const candidates = (known.value?.identities ?? []).filter((identity) => !enrolled.has(identity.principal));
  const chosen = principal ?? candidates[0]?.principal ?? null;
  const chosenFingerprint = candidates.find((identity) => identity.principal === chosen)?.fingerprint;
  const choose = async (): Promise<void> => {
    const [first] = await pick({ purpose: 'files', title: 'File of the person’s key' });
    if (first !== undefined) setFile(first);
  };
  const act = (): Input<'approval.request'>['act'] | undefined => {
    if (way === 'here') return chosen === null ? undefined : { kind: 'enrol-here', principal: chosen };
    if (file === null) return undefined;
    return { kind: 'enrol', file, ...(person.trim() !== '' && { person: person.trim() }) };
  };
  return (
    <SignDialog
      title={isFirst ? 'Enrol the first person' : 'Request an enrolment'}
      action={isFirst ? 'Enrol' : 'Request'}
      {...(!isFirst && { allowed: activePeople(list).map((identity) => identity.principal) })}
      {...(isFirst && way === 'here' && chosen !== null && { allowed: [chosen] })}
      onSign={async (signer) => {
        const asked = act();
        if (asked === undefined) return err(nobody);
        const done = await ask.run({ folder, act: asked, ...signer });
        if (done.ok) onDone(done.value.performed);
        return done;
      }}
      onClose={onClose}
    >
      <div>
        <Segments label="Where the key is" choices={ways} selected={way} onSelect={setWay} />
      </div>
      {way === 'here' ? (
        candidates.length === 0 ? (
          <Notice tone="info">
            Everybody with a key on this workstation is enrolled. Make an identity under Settings, or choose a file.
          </Notice>
        ) : (
          <SelectField
            label="Who is enrolled"
            hint={chosenFingerprint === undefined ? undefined : `Key ${chosenFingerprint}`}
            value={chosen}
            choices={candidates.map((identity) => ({
              id: identity.principal,
              label: identity.principal,
              ...(identity.person !== '' && { detail: identity.person }),
            }))}
            onChange={setPrincipal}
          />
        )
      ) : (
        <>
          <div className={styles['fileRow']}>
            <code>{file === null ? 'no file chosen' : <SafeText text={file} max={1000} />}</code>
            <Button onPress={() => void choose()}>Choose…</Button>
          </div>
          {unpicked === null ? null : <FailureNotice failure={unpicked} />}
          <TextField
            label="Name of the person"
            hint="Only where the file does not say it. The file is what “Export” of their identity gives."
            value={person}
            onChange={setPerson}
            maxLength={200}
          />
        </>
      )}
      <p>
        {isFirst
          ? 'The first person enrols themselves. From then on their lines carry their name, and nobody else can act without them.'
          : 'The enrolment is asked for, and others approve it. From then on this person can approve and sign. Two enrolments of one person are refused; whether two keys are two people, only you can see to.'}
      </p>
    </SignDialog>
  );
};

const nobody = {
  code: 'NOBODY_CHOSEN',
  message: 'Nobody is chosen to be enrolled.',
  hint: 'Choose a person above, or the file that they sent.',
} as const;
