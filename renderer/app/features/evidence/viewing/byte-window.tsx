import { useMemo, useState, type ReactNode } from 'react';
import { IconChevronLeft, IconChevronRight, IconChevronsLeft, IconChevronsRight } from '@tabler/icons-react';
import { base64ToBytes } from '../../../../../shared/base/bytes.ts';
import { useReply } from '../../../api/replies.ts';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { TextField } from '../../../../ui/fields.tsx';
import { FailureNotice, Loading } from '../../../../ui/states.tsx';
import { contextBytes, parseOffset, windowBytes, windowWords } from './byte-offset.ts';
import styles from './viewing.module.css';

/** Some bytes of a file, with those around the window that a reader needs to complete what the window cuts. */
export type WindowOfBytes = {
  readonly bytes: Uint8Array;
  /** Place of the first of `bytes` in the file. */
  readonly offset: number;
  /** Which of `bytes` are the window. */
  readonly from: number;
  readonly to: number;
  /** Place of the window in the file. */
  readonly start: number;
};

/** Reads the window at a place of a file, and shows it between the ways to the windows around it. */
export const ByteWindow = ({
  folder,
  evidence,
  size,
  start: wanted,
  onStart,
  tools,
  children,
}: {
  readonly folder: string;
  readonly evidence: string;
  readonly size: number;
  readonly start: number;
  readonly onStart: (offset: number) => void;
  readonly tools?: ReactNode;
  readonly children: (shown: WindowOfBytes) => ReactNode;
}) => {
  const excerpt = useReply('evidence.excerpt', {
    folder,
    evidence,
    offset: Math.max(0, wanted - contextBytes),
    length: windowBytes + 2 * contextBytes,
  });
  const { value } = excerpt;
  const shown = useMemo((): WindowOfBytes | undefined => {
    if (value === undefined) return undefined;
    const { offset } = value;
    const bytes = base64ToBytes(value.base64) ?? new Uint8Array();
    // What is shown is placed by the reply itself: the next one may still be on its way.
    const start = offset === 0 ? 0 : offset + contextBytes;
    const from = start - offset;
    return { bytes, offset, from, to: Math.min(bytes.length, from + windowBytes), start };
  }, [value]);
  if (excerpt.failure !== null) return <FailureNotice failure={excerpt.failure} onRetry={excerpt.refetch} />;
  if (shown === undefined) return <Loading label="Reading the file" lines={10} />;
  const { start } = shown;
  const isFirst = start === 0;
  const isLast = start + windowBytes >= size;
  return (
    <>
      <div className={styles['bar']}>
        <span className={styles['steps']}>
          <IconButton label="First bytes" isDisabled={isFirst} onPress={() => onStart(0)}>
            <IconChevronsLeft />
          </IconButton>
          <IconButton label="Bytes before" isDisabled={isFirst} onPress={() => onStart(start - windowBytes)}>
            <IconChevronLeft />
          </IconButton>
          <IconButton label="Next bytes" isDisabled={isLast} onPress={() => onStart(start + windowBytes)}>
            <IconChevronRight />
          </IconButton>
          <IconButton label="Last bytes" isDisabled={isLast} onPress={() => onStart(size)}>
            <IconChevronsRight />
          </IconButton>
        </span>
        <Jump size={size} onStart={onStart} />
        {tools}
      </div>
      <p className={styles['faint']} role="status">
        {windowWords(start, size)}
      </p>
      {children(shown)}
    </>
  );
};

const Jump = ({ size, onStart }: { readonly size: number; readonly onStart: (offset: number) => void }) => {
  const [text, setText] = useState('');
  const offset = parseOffset(text);
  const error =
    text.trim() === ''
      ? null
      : offset === undefined
        ? 'A number, such as 8192 or 0x2000.'
        : offset >= size
          ? 'Beyond the end.'
          : null;
  return (
    <form
      className={styles['jump']}
      onSubmit={(event) => {
        event.preventDefault();
        if (offset !== undefined && error === null) onStart(offset);
      }}
    >
      <TextField label="Go to byte" value={text} onChange={setText} isMono error={error} maxLength={20} />
      <Button type="submit" isDisabled={offset === undefined || error !== null}>
        Go
      </Button>
    </form>
  );
};
