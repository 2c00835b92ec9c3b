import { useMemo, useRef } from 'react';
import { groupDigits } from '../../../../../shared/base/grouped-digits.ts';
import { hiddenUnits, showHidden, splitVisibleText } from '../../../../../shared/base/visible-text.ts';
import { encodingOf, encodings, findEncoding, type EncodingId } from '../../../../../shared/viewing/encodings.ts';
import { bytesToTextRuns } from '../../../../../shared/viewing/text-runs.ts';
import { useReply } from '../../../api/replies.ts';
import { Button } from '../../../../ui/button.tsx';
import { SearchSelect } from '../../../../ui/choice-menu.tsx';
import { FailureNotice, Loading, Progress } from '../../../../ui/states.tsx';
import { useEvidence, useEvidenceView } from '../evidence-store.ts';
import { ByteWindow, type WindowOfBytes } from './byte-window.tsx';
import { runsToLines, type LineRun } from './text-lines.ts';
import { TextSelectionBar } from './text-selection-bar.tsx';
import { partsToBytes } from './text-selection.ts';
import { useLineNumber } from './use-line-number.ts';
import { useShowMark } from './use-show-mark.ts';
import { useTextSelection } from './use-text-selection.ts';
import type { ByteRange, FileViewProps } from './view-props.ts';
import styles from './viewing.module.css';

const detectedChoice = 'detected';

/** The bytes as text. Those that are none, and characters that cannot be seen, stand as marked chips. */
export const TextView = ({ folder, item, traits, isReadOnly, start, onStart, sought }: FileViewProps) => {
  const recognised = useReply('evidence.recognise', { folder, evidence: item.id });
  const chosen = useEvidenceView(folder, ({ chosenEncodings }) => chosenEncodings[item.id]);
  const chooseEncoding = useEvidence((state) => state.chooseEncoding);
  if (recognised.failure !== null) return <FailureNotice failure={recognised.failure} onRetry={recognised.refetch} />;
  if (recognised.value === undefined) return <Loading label="Reading the file" lines={10} />;
  const { rule, encoding } = recognised.value.text;
  const detected = findEncoding(encoding)?.id ?? 'utf-8';
  const used = chosen ?? detected;
  return (
    <>
      <SearchSelect
        label="Encoding"
        choices={[
          { id: detectedChoice, label: `As detected: ${encodingOf(detected).title}` },
          ...encodings.map(({ id, title }) => ({ id, label: title })),
        ]}
        value={chosen ?? detectedChoice}
        onChange={(id) => chooseEncoding(folder, item.id, findEncoding(id)?.id ?? null)}
        hint={chosen === undefined ? rule : `Your choice. Detected was ${encodingOf(detected).title}: ${rule}`}
      />
      <ByteWindow folder={folder} evidence={item.id} size={traits.size} start={start} onStart={onStart}>
        {(shown) => (
          <Text
            folder={folder}
            item={item}
            isReadOnly={isReadOnly}
            shown={shown}
            encoding={used}
            marked={sought?.bytes ?? null}
          />
        )}
      </ByteWindow>
    </>
  );
};

const Text = ({
  folder,
  item,
  isReadOnly,
  shown,
  encoding,
  marked,
}: {
  readonly folder: string;
  readonly item: FileViewProps['item'];
  readonly isReadOnly: boolean;
  readonly shown: WindowOfBytes;
  readonly encoding: EncodingId;
  readonly marked: ByteRange | null;
}) => {
  const frame = useRef<HTMLDivElement>(null);
  useShowMark(frame, marked);
  const read = useMemo(() => {
    const cuts = marked === null ? [] : [marked.from, marked.to];
    const { runs, isBoundaryKnown } = bytesToTextRuns(shown, encoding, cuts);
    return { runs, lines: runsToLines(runs), isBoundaryKnown };
  }, [shown, encoding, marked]);
  const { runs, lines, isBoundaryKnown } = read;
  const { parts, onKeyDown } = useTextSelection(frame, read);
  const selected = partsToBytes(parts, runs, shown, encoding);
  const unit = encoding === 'utf-16le' || encoding === 'utf-16be' ? encoding : 'byte';
  const number = useLineNumber(folder, item.id, unit, lines[0]?.at ?? shown.start);
  return (
    <>
      {number.count === null ? null : (
        <p className={styles['faint']}>
          The numbers of these lines are not known: that takes reading the file up to here.{' '}
          <Button onPress={number.count}>Count the lines</Button>
        </p>
      )}
      {number.progress === null || number.progress === 1 ? null : (
        <div className={styles['progress']}>
          <Progress label="Counting the lines before" value={number.progress} />
          <Button onPress={number.stop}>Stop</Button>
        </div>
      )}
      {isBoundaryKnown ? null : (
        <p className={styles['faint']}>
          Where characters begin is a guess here: nothing in the {groupDigits(shown.from)} bytes before tells it.
        </p>
      )}
      <div
        ref={frame}
        className={styles['text']}
        role="group"
        aria-label="Text: Shift and the arrow keys select"
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {lines.map((line, index) => (
          <div key={index} className={styles['line']}>
            <span className={styles['number']}>{number.line === null ? '' : groupDigits(number.line + index)}</span>
            <span className={styles['content']}>
              {line.runs.map((run, at) => (
                <Run key={at} run={run} marked={marked} />
              ))}
            </span>
          </div>
        ))}
      </div>
      {selected === undefined ? null : (
        <TextSelectionBar
          folder={folder}
          item={item}
          isReadOnly={isReadOnly}
          shown={shown}
          encoding={encoding}
          selected={selected}
        />
      )}
    </>
  );
};

const Run = ({ run, marked }: { readonly run: LineRun; readonly marked: ByteRange | null }) => {
  const shown =
    run.kind === 'text' ? (
      <Visible run={run} />
    ) : (
      <span
        className={styles['invalid']}
        title="Bytes that are no character of this encoding"
        data-run={run.at}
        data-unit={0}
      >
        {run.hex}
      </span>
    );
  const isMarked = marked !== null && run.at >= marked.from && run.at < marked.to;
  return isMarked ? <mark className={styles['marked']}>{shown}</mark> : shown;
};

/** Each stretch knows which units of its run's text it shows, so that what is selected can be found in the file. */
const Visible = ({ run }: { readonly run: Extract<LineRun, { readonly kind: 'text' }> }) => {
  let unit = run.unit;
  return splitVisibleText(run.text, { keepLines: true }).map((part, at) => {
    const from = unit;
    const units = part.kind === 'text' ? part.text.length : hiddenUnits(part);
    unit += units;
    return part.kind === 'text' ? (
      <span key={at} data-run={run.at} data-unit={from}>
        {part.text}
      </span>
    ) : (
      <span
        key={at}
        className={styles['hidden']}
        title={part.name}
        data-run={run.at}
        data-unit={from}
        data-units={units}
      >
        {showHidden(part)}
      </span>
    );
  });
};
