import { useState } from 'react';
import { IconCopy } from '@tabler/icons-react';
import { Button } from '../../../ui/button.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import styles from './releases.module.css';

/** The three lines of a checkpoint, or a whole note, for a sheet of paper or a file. */
export const CheckpointLines = ({ text, label = 'Checkpoint' }: { readonly text: string; readonly label?: string }) => {
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div className={styles['checkpoint']}>
      <pre aria-label={label} tabIndex={0}>
        <SafeText text={text.trimEnd()} keepLines max={4000} />
      </pre>
      <Button look="quiet" onPress={() => void copy()}>
        <IconCopy aria-hidden />
        {isCopied ? 'Copied' : 'Copy'}
      </Button>
    </div>
  );
};
