import { useState } from 'react';
import type { Input } from '../../../shared/api/contract.ts';
import { credibilities, forgeabilities } from '../../../shared/domain/vocabulary.ts';
import { credibilityWords, forgeabilityWords } from '../../../shared/reference/grade-words.ts';
import { SafeText } from '../../marks/safe-text.tsx';
import { ActButton, isTyped, notYet } from '../../ui/act-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { FailureNotice } from '../../ui/states.tsx';
import { useAct } from '../api/replies.ts';
import styles from './pairs.module.css';

/** What the dialog has to know of an item. */
export type TwiceItem = {
  readonly id: string;
  readonly exhibit: string | null;
  readonly title: string | null;
  readonly kind: string | null;
  readonly credibility: string | null;
  readonly forgeability: string | null;
};

type Truth = Input<'pair.enter'>['truth'];
type Planted = Input<'pair.enter'>['planted'];

/** Enters an item a second time, as planted. How good each reading is only a person can say, so nothing is preset. */
export const EnterTwiceDialog = ({
  folder,
  item,
  onClose,
}: {
  readonly folder: string;
  readonly item: TwiceItem;
  readonly onClose: () => void;
}) => {
  const enter = useAct('pair.enter');
  const [truth, setTruth] = useState<Partial<Truth>>({});
  const [planted, setPlanted] = useState<Partial<Planted>>({});
  const [reason, setReason] = useState('');
  const run = async (): Promise<void> => {
    if (
      truth.credibility === undefined ||
      truth.forgeability === undefined ||
      planted.credibility === undefined ||
      planted.forgeability === undefined
    )
      return;
    const reply = await enter.run({
      folder,
      evidence: item.id,
      truth: { credibility: truth.credibility, forgeability: truth.forgeability },
      planted: { credibility: planted.credibility, forgeability: planted.forgeability },
      reason: reason.trim(),
    });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title="Enter as planted too"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({
              'Credibility, true reading': truth.credibility !== undefined,
              'How easily it could have been planted': truth.forgeability !== undefined,
              'Credibility, planted reading': planted.credibility !== undefined,
              'How easily its signs could be made up': planted.forgeability !== undefined,
              Reason: isTyped(reason),
            })}
            isRunning={enter.isRunning}
            onPress={() => void run()}
          >
            {enter.isRunning ? 'Recording…' : 'Enter the second reading'}
          </ActButton>
        </>
      }
    >
      <p>
        <strong>
          <SafeText text={item.exhibit ?? ''} /> <SafeText text={item.title ?? '(title withheld)'} max={200} />
        </strong>
      </p>
      <p className={styles['faint']}>
        A second record of the same file is added, called “planted: …”, and linked to this one. Both are in one group of
        shared origin. Each is then rated for itself; nothing of this one is copied to the other.
      </p>
      <div className={styles['readings']}>
        <fieldset className={styles['reading']}>
          <legend>If it is what it seems to be</legend>
          <SelectField
            label="Credibility, true reading"
            isRequired
            {...(item.credibility !== null && { hint: `So far ${item.credibility}.` })}
            value={truth.credibility ?? null}
            choices={credibilityChoices}
            onChange={(credibility) => setTruth({ ...truth, credibility })}
          />
          <SelectField
            label="How easily it could have been planted"
            isRequired
            {...(item.forgeability !== null && { hint: `So far ${item.forgeability}.` })}
            value={truth.forgeability ?? null}
            choices={forgeabilityChoices}
            onChange={(forgeability) => setTruth({ ...truth, forgeability })}
          />
        </fieldset>
        <fieldset className={styles['reading']}>
          <legend>If somebody planted it</legend>
          <SelectField
            label="Credibility, planted reading"
            isRequired
            hint="How well it is supported."
            value={planted.credibility ?? null}
            choices={plantedCredibilityChoices}
            onChange={(credibility) => setPlanted({ ...planted, credibility })}
          />
          <SelectField
            label="How easily its signs could be made up"
            isRequired
            value={planted.forgeability ?? null}
            choices={forgeabilityChoices}
            onChange={(forgeability) => setPlanted({ ...planted, forgeability })}
          />
        </fieldset>
      </div>
      <TextField
        label="Reason"
        value={reason}
        onChange={setReason}
        lines={3}
        isRequired
        hint="Who could have planted it, and how. It stands in the ledger, for every reader."
      />
      {enter.failure === null ? null : <FailureNotice failure={enter.failure} />}
    </Dialog>
  );
};

const credibilityChoices = credibilities.map((id) => ({ id, label: `${id} · ${credibilityWords.get(id) ?? ''}` }));
// With 5 the planted reading would be settled before it was open, and so would either with a planting that was shown.
const plantedCredibilityChoices = credibilityChoices.flatMap(({ id, label }) => (id === '5' ? [] : [{ id, label }]));
const forgeabilityChoices = forgeabilities.flatMap((id) =>
  id === 'demonstrated' ? [] : [{ id, label: forgeabilityWords[id] }],
);
