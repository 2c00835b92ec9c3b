import { useState } from 'react';
import { IconChevronLeft, IconChevronRight, IconChevronsLeft, IconChevronsRight } from '@tabler/icons-react';
import { base64ToBytes } from '../../../../shared/base/bytes.ts';
import { useReply } from '../../api/replies.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { Empty, FailureNotice, Loading } from '../../../ui/states.tsx';
import { parseOffset, windowBytes, windowStart, windowWords } from './byte-offset.ts';
import { useEvidence, useEvidenceView } from './evidence-store.ts';
import { HexView } from './hex-view.tsx';
import type { Item } from './item-pane.tsx';
import { TextView } from './text-view.tsx';
import { contextBytes } from './utf8-runs.ts';
import styles from './evidence.module.css';

/** The bytes of the file, a window at a time, as hex or as text. Nothing in them is rendered, followed or run. */
export const FileTab = ({ folder, item }: { readonly folder: string; readonly item: Item }) => {
  const [start, setStart] = useState(0);
  const excerpt = useReply(
    'evidence.excerpt',
    {
      folder,
      evidence: item.id,
      offset: Math.max(0, start - contextBytes),
      length: windowBytes + 2 * contextBytes,
    },
    { isEnabled: item.hasFile },
  );
  if (!item.hasFile) {
    return (
      <Empty title="There is no file to look at.">
        {item.sha256 === null
          ? 'This item is a record, or its file is withheld in this edition.'
          : 'The file of this item is not in the case folder. Verify the case, and restore it from a copy.'}
      </Empty>
    );
  }
  if (excerpt.failure !== null) return <FailureNotice failure={excerpt.failure} onRetry={excerpt.refetch} />;
  if (excerpt.value === undefined) return <Loading label="Reading the file" lines={10} />;
  const { offset, size, base64 } = excerpt.value;
  return (
    <FileWindow
      folder={folder}
      bytes={base64ToBytes(base64) ?? new Uint8Array()}
      bytesOffset={offset}
      size={size}
      onStart={(wanted) => setStart(windowStart(wanted, size))}
    />
  );
};

const FileWindow = ({
  folder,
  bytes,
  bytesOffset,
  size,
  onStart,
}: {
  readonly folder: string;
  readonly bytes: Uint8Array;
  readonly bytesOffset: number;
  readonly size: number;
  readonly onStart: (offset: number) => void;
}) => {
  const mode = useEvidenceView(folder, (view) => view.fileMode);
  const change = useEvidence((state) => state.change);
  // What is shown is placed by the reply itself: the next one may still be on its way.
  const start = bytesOffset === 0 ? 0 : bytesOffset + contextBytes;
  const from = start - bytesOffset;
  const to = Math.min(bytes.length, from + windowBytes);
  const isFirst = start === 0;
  const isLast = start + windowBytes >= size;
  return (
    <div className={styles['file']}>
      <div className={styles['fileBar']}>
        <Segments
          label="Show the file as"
          choices={[
            { id: 'hex', label: 'Hex' },
            { id: 'text', label: 'Text' },
          ]}
          selected={mode}
          onSelect={(fileMode) => change(folder, { fileMode })}
        />
        <span className={styles['fileSteps']}>
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
      </div>
      <p className={styles['faint']} role="status">
        {windowWords(start, size)}
      </p>
      {mode === 'hex' ? (
        <HexView bytes={bytes.subarray(from, to)} offset={start} />
      ) : (
        <TextView bytes={bytes} from={from} to={to} />
      )}
    </div>
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
