import { IconX } from '@tabler/icons-react';
import { showText } from '../../../../shared/base/visible-text.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { usePickHere } from '../../files/pick-store.ts';
import type { ChangeLedgerView, LedgerView } from './ledger-store.ts';
import { parsePastedCheckpoint } from './pasted-checkpoint.ts';
import styles from './ledger.module.css';

/** A checkpoint that somebody kept, from paper or as a file: only with one is it shown that nothing was cut off. */
export const OutsideCheckpoint = ({
  view: { pasted, noteFiles },
  onView,
  isDisabled,
}: {
  readonly view: Pick<LedgerView, 'pasted' | 'noteFiles'>;
  readonly onView: ChangeLedgerView;
  readonly isDisabled: boolean;
}) => {
  const { pick, failure: unpicked } = usePickHere();
  const parsed = pasted.trim() === '' ? null : parsePastedCheckpoint(pasted);
  const choose = async (): Promise<void> => {
    const picked = await pick({ purpose: 'files', title: 'Checkpoints that were kept' });
    if (picked.length > 0) onView({ noteFiles: [...new Set([...noteFiles, ...picked])] });
  };
  return (
    <div className={styles['outside']}>
      <TextField
        label="Compare with a printed checkpoint"
        value={pasted}
        onChange={(text) => onView({ pasted: text })}
        lines={3}
        isMono
        isDisabled={isDisabled}
        maxLength={20_000}
        error={parsed !== null && !parsed.ok ? showText(parsed.error.message) : null}
        hint={
          parsed?.ok === true
            ? `Of ${parsed.value.checkpoint.size} lines of ${parsed.value.checkpoint.origin}.`
            : 'Its three lines, as they stand on the sheet: origin, number of lines, root.'
        }
      />
      {noteFiles.map((file) => (
        <div key={file} className={styles['file']}>
          <code>
            <SafeText text={file} max={300} />
          </code>
          <IconButton
            label="Leave this file out"
            isDisabled={isDisabled}
            onPress={() => onView({ noteFiles: noteFiles.filter((one) => one !== file) })}
          >
            <IconX />
          </IconButton>
        </div>
      ))}
      <div className={styles['row']}>
        <Button isDisabled={isDisabled} onPress={() => void choose()}>
          Choose a file of one…
        </Button>
      </div>
      {unpicked === null ? null : <FailureNotice failure={unpicked} />}
    </div>
  );
};
