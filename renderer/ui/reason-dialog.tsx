import { useState, type ComponentProps, type ReactNode } from 'react';
import type { Failure, Result } from '../../shared/base/result.ts';
import { ActButton, isTyped, notYet } from './act-button.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TextField } from './fields.tsx';
import { FailureNotice } from './states.tsx';

const nothing: readonly string[] = [];

/** Asks why, and does one thing with the answer; closes where that was done, else says why not and keeps the text. */
export const ReasonDialog = ({
  title,
  act,
  look = 'primary',
  label = 'Reason',
  hint,
  lines = 3,
  width = 'medium',
  needed = nothing,
  children,
  below,
  run,
  onClose,
}: {
  readonly title: string;
  /** On the button. */
  readonly act: string;
  readonly look?: 'primary' | 'danger';
  readonly label?: string;
  readonly hint?: string;
  readonly lines?: number;
  readonly width?: ComponentProps<typeof Dialog>['width'];
  /** What is still to be filled in beside the reason, by the names of the fields. */
  readonly needed?: readonly string[];
  /** What it is about. */
  readonly children?: ReactNode;
  readonly below?: ReactNode;
  readonly run: (reason: string) => Promise<Result<unknown>>;
  readonly onClose: () => void;
}) => {
  const [reason, setReason] = useState('');
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const start = async (): Promise<void> => {
    setRunning(true);
    setFailure(null);
    const reply = await run(reason.trim());
    setRunning(false);
    if (reply.ok) onClose();
    else setFailure(reply.error);
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      width={width}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            look={look}
            needed={[...needed, ...notYet({ [label]: isTyped(reason) })]}
            isRunning={isRunning}
            onPress={() => void start()}
          >
            {isRunning ? 'Recording…' : act}
          </ActButton>
        </>
      }
    >
      {children}
      <TextField
        label={label}
        value={reason}
        onChange={setReason}
        lines={lines}
        isRequired
        autoFocus
        maxLength={200_000}
        {...(hint !== undefined && { hint })}
      />
      {below}
      {failure === null ? null : <FailureNotice failure={failure} />}
    </Dialog>
  );
};
