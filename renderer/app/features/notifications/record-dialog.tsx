import { useState } from 'react';
import { isInstant } from '../../../../shared/base/clock.ts';
import {
  attributionStatuses,
  attributionWords,
  channels,
  channelWords,
  type AttributionStatus,
  type Channel,
} from '../../../../shared/domain/notification-vocabulary.ts';
import { tlpLabels, type Tlp } from '../../../../shared/domain/vocabulary.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { CheckField, SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';
import { MomentField } from './moment-field.tsx';
import { startingTlp } from './starting-tlp.ts';
import type { Answered, NotificationsReply, Told } from './notifications-act.ts';
import styles from './notifications.module.css';

/** Records what is told to partners, or what was wrong in what they were told. */
export const RecordDialog = ({
  folder,
  corrects,
  answers,
  reply,
  onClose,
}: {
  readonly folder: string;
  readonly corrects: Told | null;
  readonly answers: Answered | null;
  readonly reply: NotificationsReply;
  readonly onClose: () => void;
}) => {
  const record = useAct('notification.record');
  const [to, setTo] = useState(recipientsToTell(corrects));
  const [channel, setChannel] = useState<Channel>('offline_file');
  const [statement, setStatement] = useState('');
  const [ask, setAsk] = useState('');
  const [withIocs, setIocs] = useState(false);
  const [attribution, setAttribution] = useState<AttributionStatus>('none');
  const [tlp, setTlp] = useState<Tlp>(startingTlp(corrects, reply));
  const [sentAt, setSentAt] = useState('');
  const [step, setStep] = useState(answers === null ? 'none' : keyOf(answers));
  const open = openSteps(reply);
  const recipients = to.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  const sent = sentAt.trim();
  const statementLabel = corrects === null ? 'What is said' : 'What was wrong, and what is right';
  const run = async (): Promise<void> => {
    const answered = open.find((one) => keyOf(one) === step);
    const done = await record.run({
      folder,
      recipients,
      channel,
      statement: statement.trim(),
      containmentAsk: ask.trim(),
      iocsIncluded: withIocs,
      attribution,
      tlp,
      ...(sent !== '' && { sentAt: sent }),
      ...(answered !== undefined && { answers: { clock: answered.clock, step: answered.step } }),
      ...(corrects !== null && { correctionOf: corrects.id }),
    });
    if (done.ok) onClose();
  };
  return (
    <Dialog
      title={corrects === null ? 'New notification' : `Correct the notification of line ${corrects.line}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({
              To: recipients.length > 0,
              [statementLabel]: isTyped(statement),
              'When it was sent': sent === '' || isInstant(sent),
            })}
            isRunning={record.isRunning}
            onPress={() => void run()}
          >
            {record.isRunning ? 'Recording…' : 'Record it'}
          </ActButton>
        </>
      }
    >
      <TextField
        label="To"
        value={to}
        onChange={setTo}
        lines={2}
        isRequired
        autoFocus
        maxLength={100_000}
        hint="One recipient a line; an address as Name <name@example.org>."
      />
      <TextField
        label={statementLabel}
        value={statement}
        onChange={setStatement}
        lines={4}
        isRequired
        maxLength={200_000}
      />
      <TextField label="What is asked of them" value={ask} onChange={setAsk} lines={2} maxLength={200_000} />
      <CheckField value={withIocs} onChange={setIocs}>
        Indicators of compromise go with it, in a file of their own: the program adds none to what goes out
      </CheckField>
      <div className={styles['pair']}>
        <SelectField
          label="Attribution that is asserted"
          value={attribution}
          choices={attributionStatuses.map((id) => ({ id, label: attributionWords[id] }))}
          onChange={setAttribution}
        />
        <SelectField
          label="Marking (TLP)"
          value={tlp}
          choices={tlpLabels.map((id) => ({ id, label: `TLP:${id}` }))}
          onChange={setTlp}
        />
        <SelectField
          label="Channel"
          value={channel}
          choices={channels.map((id) => ({ id, label: channelWords[id] }))}
          onChange={setChannel}
        />
        <SelectField
          label="In answer to"
          value={step}
          choices={[
            { id: 'none', label: 'no clock' },
            ...open.map((one) => ({ id: keyOf(one), label: `${one.name}: ${one.step}` })),
          ]}
          onChange={setStep}
        />
      </div>
      {attribution === 'none' ? null : (
        <Notice tone="warn" title="An attribution needs met criteria">
          It is refused unless an instrument from I10 on that names {attributionWords[attribution]} meets all of its
          criteria. Likelihood and confidence are then stated as the case computes them.
        </Notice>
      )}
      <MomentField label="When it was sent" value={sentAt} onChange={setSentAt} isOptional />
      {record.failure === null ? null : <FailureNotice failure={record.failure} />}
    </Dialog>
  );
};

/** Whoever is still to be told, else everybody who was. */
const recipientsToTell = (corrects: Told | null): string =>
  (corrects?.correctionDue?.toTell ?? (corrects?.recipients ?? []).map(({ name }) => name)).join('\n');

const keyOf = ({ clock, step }: Answered): string => `${clock} ${step}`;

const openSteps = ({ clocks }: NotificationsReply) =>
  clocks.flatMap(({ id, name, steps, stopped }) =>
    stopped === null ? steps.map(({ step }) => ({ clock: id, name, step })) : [],
  );
