import { useEffect, useState } from 'react';
import type { Input, Output } from '../../../../../shared/api/contract.ts';
import { groupDigits } from '../../../../../shared/base/grouped-digits.ts';
import type { Failure } from '../../../../../shared/base/result.ts';
import { useApi } from '../../../api/replies.ts';
import { useSettled } from '../../../use-settled.ts';
import { SafeText } from '../../../../marks/safe-text.tsx';
import { Button } from '../../../../ui/button.tsx';
import { SelectField, TextField } from '../../../../ui/fields.tsx';
import { Empty, FailureNotice, Progress } from '../../../../ui/states.tsx';
import type { FileViewProps } from './view-props.ts';
import styles from './viewing.module.css';

type Found = Output<'evidence.strings'>['strings'][number];
type Cursor = Input<'evidence.strings'>['cursor'];

const pageStrings = 200;
const typingMilliseconds = 300;
const minimums = ['4', '6', '8', '12', '20'] as const;
type Minimum = (typeof minimums)[number];

/** Printable runs, a page at a time; each leads to its bytes. The file is read only as far as the page needs. */
export const StringsView = ({ folder, item, traits, onShowBytes }: FileViewProps) => {
  const [minimum, setMinimum] = useState<Minimum>('6');
  const [typed, setTyped] = useState('');
  const contains = useSettled(typed, typingMilliseconds, '');
  return (
    <>
      <div className={styles['bar']}>
        <TextField label="Only with" value={typed} onChange={setTyped} maxLength={200} isMono />
        <SelectField
          label="Characters at least"
          choices={minimums.map((id) => ({ id, label: id }))}
          value={minimum}
          onChange={setMinimum}
        />
      </div>
      <Pages
        key={`${minimum} ${contains}`}
        folder={folder}
        evidence={item.id}
        size={traits.size}
        minimum={Number(minimum)}
        contains={contains}
        onShowBytes={onShowBytes}
      />
    </>
  );
};

type Scan = {
  readonly strings: readonly Found[];
  /** Where the file is read on from; null at its end. */
  readonly next: Cursor | null;
  readonly state: 'running' | 'stopped' | 'done';
};

const Pages = ({
  folder,
  evidence,
  size,
  minimum,
  contains,
  onShowBytes,
}: {
  readonly folder: string;
  readonly evidence: string;
  readonly size: number;
  readonly minimum: number;
  readonly contains: string;
  readonly onShowBytes: FileViewProps['onShowBytes'];
}) => {
  const { call } = useApi();
  // Where the pages so far begin; the last is the one that is shown.
  const [starts, setStarts] = useState<readonly Cursor[]>([undefined]);
  const [scan, setScan] = useState<Scan>({ strings: [], next: undefined, state: 'running' });
  const [failure, setFailure] = useState<Failure | null>(null);
  const isRunning = scan.state === 'running';
  useEffect(() => {
    if (!isRunning) return undefined;
    const leaving = new AbortController();
    const run = async (): Promise<void> => {
      const strings = [...scan.strings];
      let { next } = scan;
      while (next !== null && strings.length < pageStrings && !leaving.signal.aborted) {
        const count = pageStrings - strings.length;
        const input = { folder, evidence, minimum, contains, count, ...(next !== undefined && { cursor: next }) };
        const reply = await call('evidence.strings', input);
        if (leaving.signal.aborted) return;
        if (!reply.ok) {
          setFailure(reply.error);
          setScan({ strings, next, state: 'stopped' });
          return;
        }
        strings.push(...reply.value.strings);
        next = reply.value.cursor;
        const isDone = next === null || strings.length >= pageStrings;
        setScan({ strings: [...strings], next, state: isDone ? 'done' : 'running' });
      }
    };
    void run();
    return () => {
      leaving.abort();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `scan` is what it found, and where it begins again
  }, [isRunning, starts, folder, evidence, minimum, contains, call]);
  const goTo = (pages: readonly Cursor[]): void => {
    setStarts(pages);
    setScan({ strings: [], next: pages.at(-1), state: 'running' });
  };
  const reached = scan.next === null ? size : Math.min(scan.next?.ascii.at ?? 0, scan.next?.wide.at ?? 0);
  const [first, last] = [scan.strings[0], scan.strings.at(-1)];
  return (
    <>
      {failure === null ? null : <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
      {isRunning ? (
        <div className={styles['progress']}>
          <Progress label="Reading the file for strings" value={size === 0 ? 1 : reached / size} />
          <Button onPress={() => setScan({ ...scan, state: 'stopped' })}>Stop</Button>
        </div>
      ) : null}
      <p className={styles['faint']} role="status">
        {first === undefined || last === undefined
          ? scan.state === 'stopped'
            ? `Stopped at byte ${groupDigits(reached)}; none so far.`
            : ''
          : `${groupDigits(scan.strings.length)} strings, bytes ${groupDigits(first.offset)}–${groupDigits(last.offset + last.length - 1)}`}
        {scan.state === 'stopped' && first !== undefined ? `, stopped at byte ${groupDigits(reached)}` : ''}
      </p>
      {scan.state === 'done' && first === undefined ? (
        <Empty title={starts.length === 1 ? 'No strings' : 'No more strings'}>
          {contains === ''
            ? `No run of ${minimum} or more printable characters, as ASCII or as UTF-16 with the low byte first.`
            : 'None that holds these words.'}
        </Empty>
      ) : (
        <ol className={styles['strings']}>
          {scan.strings.map(({ offset, length, kind, text, continues }) => (
            <li key={`${kind} ${offset}`}>
              <button
                type="button"
                className={styles['stringPlace']}
                aria-label={`${offset.toString(16).padStart(8, '0')}, show the bytes`}
                onClick={() => onShowBytes({ from: offset, to: offset + length })}
              >
                {offset.toString(16).padStart(8, '0')}
              </button>
              <span className={styles['stringText']}>
                {kind === 'ascii' ? null : (
                  <span className={styles['invalid']} title="UTF-16, low byte first">
                    16
                  </span>
                )}
                {continues ? (
                  <span className={styles['invalid']} title="Goes on from the string before">
                    …
                  </span>
                ) : null}
                <SafeText text={text} max={2048} />
              </span>
            </li>
          ))}
        </ol>
      )}
      <div className={styles['bar']}>
        <Button isDisabled={starts.length === 1 || isRunning} onPress={() => goTo(starts.slice(0, -1))}>
          Page before
        </Button>
        {scan.state === 'stopped' ? (
          <Button onPress={() => setScan({ ...scan, state: 'running' })}>Read on</Button>
        ) : (
          <Button
            isDisabled={isRunning || scan.next === null || scan.next === undefined}
            onPress={() => goTo([...starts, scan.next ?? undefined])}
          >
            Next page
          </Button>
        )}
      </div>
    </>
  );
};
