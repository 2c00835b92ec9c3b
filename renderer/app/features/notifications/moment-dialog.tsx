import { useState } from 'react';
import { isInstant } from '../../../../shared/base/clock.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';
import { useMarking } from '../../use-marking.tsx';
import { MomentField } from './moment-field.tsx';
import type { Told } from './notifications-act.ts';

/** When a notification was sent; with a recipient, when they acknowledged it and by whom. */
export const MomentDialog = ({
  folder,
  told,
  recipient,
  now,
  onClose,
}: {
  readonly folder: string;
  readonly told: Told;
  readonly recipient: string | null;
  readonly now: string;
  readonly onClose: () => void;
}) => {
  const send = useAct('notification.send');
  const acknowledge = useAct('notification.acknowledge');
  const { field, tlp } = useMarking(folder);
  const [moment, setMoment] = useState(now);
  const [by, setBy] = useState('');
  const isRunning = send.isRunning || acknowledge.isRunning;
  const failure = send.failure ?? acknowledge.failure;
  const run = async (): Promise<void> => {
    const of = { folder, notification: told.id, ...tlp };
    const reply =
      recipient === null
        ? await send.run({ ...of, sentAt: moment.trim() })
        : await acknowledge.run({ ...of, recipient, ackAt: moment.trim(), ackBy: by.trim() });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title={recipient === null ? 'It was sent' : 'It was acknowledged'}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ When: isInstant(moment.trim()), 'Who answered': recipient === null || isTyped(by) })}
            isRunning={isRunning}
            onPress={() => void run()}
          >
            {isRunning ? 'Recording…' : 'Record it'}
          </ActButton>
        </>
      }
    >
      <p>
        <SafeText text={recipient ?? (told.recipients ?? []).map(({ name }) => name).join('; ')} max={1000} />
      </p>
      <MomentField label="When" value={moment} onChange={setMoment} />
      {recipient === null ? null : (
        <TextField label="Who answered" value={by} onChange={setBy} isRequired autoFocus maxLength={500} />
      )}
      {field}
      {failure === null ? null : <FailureNotice failure={failure} />}
    </Dialog>
  );
};
