import { useState } from 'react';
import type { AcquisitionField } from '../../../../shared/domain/acquisition.ts';
import { useAct } from '../../api/replies.ts';
import { ActButton, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { acquisitionToDraft, amendAcquisition } from './acquisition-amendment.ts';
import { offsetError, retentionError } from './acquisition-draft.ts';
import { AcquisitionFields } from './acquisition-fields.tsx';
import type { Acquisition, Item } from './item.ts';
import styles from './evidence.module.css';

/** States how an item came to be, later or better than its intake did, and shows what that changes. */
export const AcquireDialog = ({
  folder,
  item,
  acquisition,
  onClose,
}: {
  readonly folder: string;
  readonly item: Item;
  readonly acquisition: Acquisition;
  readonly onClose: () => void;
}) => {
  const acquire = useAct('evidence.acquire');
  const [draft, setDraft] = useState(() => acquisitionToDraft(acquisition));
  const isRight = offsetError(draft) === null && retentionError(draft) === null;
  const { input, changes } = isRight ? amendAcquisition(acquisition, draft) : { input: {}, changes: [] };
  const run = async (): Promise<void> => {
    const reply = await acquire.run({ folder, evidence: item.id, acquisition: input });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title="State how it came to be"
      isOpen
      onClose={onClose}
      width="large"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({
              'Seconds ahead': offsetError(draft) === null,
              'Kept until': retentionError(draft) === null,
              'a change': !isRight || changes.length > 0,
            })}
            isRunning={acquire.isRunning}
            onPress={() => void run()}
          >
            {acquire.isRunning ? 'Recording…' : 'Record it'}
          </ActButton>
        </>
      }
    >
      <p>
        <strong>
          <SafeText text={item.exhibit ?? ''} /> <SafeText text={item.title ?? '(title withheld)'} max={200} />
        </strong>
      </p>
      <AcquisitionFields draft={draft} onDraft={(change) => setDraft({ ...draft, ...change })} isAmended />
      <section className={styles['preview']} aria-label="What will change">
        <h3>What will change</h3>
        {changes.length === 0 ? (
          <p className={styles['faint']}>{isRight ? 'Nothing yet.' : 'A field above cannot be read.'}</p>
        ) : (
          <ul className={styles['changes']}>
            {changes.map(({ field, before, after }) => (
              <li key={field}>
                <span className={styles['faint']}>{fieldWords[field]} </span>
                <SafeText text={before ?? 'not stated'} max={400} />
                {' → '}
                <strong>
                  <SafeText text={after} max={400} />
                </strong>
              </li>
            ))}
          </ul>
        )}
        <p className={styles['faint']}>
          A new line is added; what was stated before stays on record. A part that is emptied stays as it was stated.
        </p>
      </section>
      {acquire.failure === null ? null : <FailureNotice failure={acquire.failure} />}
    </Dialog>
  );
};

const fieldWords: Readonly<Record<AcquisitionField, string>> = {
  aiUse: 'Artificial intelligence',
  changes: 'Changes',
  clock: 'Clock',
  collector: 'Collector',
  lineage: 'Lineage',
  mandate: 'Right',
  place: 'Place',
  privacy: 'Personal data',
  restriction: 'Restrictions',
  tool: 'Tool',
  vertex: 'Diamond vertex',
  volatility: 'Volatility',
};
