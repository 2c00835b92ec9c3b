import { useMemo, useState } from 'react';
import { base64ToBytes } from '../../../../shared/base/bytes.ts';
import { placeToText, placeToWords } from '../../../../shared/domain/excerpt-anchor.ts';
import {
  automaticView,
  headBytes,
  offeredViews,
  viewOfPlace,
  type FileTraits,
} from '../../../../shared/viewing/views.ts';
import { useReply } from '../../api/replies.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { Empty, FailureNotice, Loading } from '../../../ui/states.tsx';
import type { Failure } from '../../../../shared/base/result.ts';
import { useEvidence, useEvidenceView } from './evidence-store.ts';
import type { Item } from './item.ts';
import { FindHere } from './find-here.tsx';
import { windowStart } from './viewing/byte-offset.ts';
import { fileViews } from './viewing/file-views.ts';
import type { Sought } from './viewing/view-props.ts';
import styles from './viewing/viewing.module.css';

/** The file of an item, in the view that suits it best or that the person chose. Nothing in it is followed or run. */
export const FileTab = ({
  folder,
  item,
  isReadOnly,
}: {
  readonly folder: string;
  readonly item: Item;
  readonly isReadOnly: boolean;
}) => {
  const head = useReply(
    'evidence.excerpt',
    { folder, evidence: item.id, offset: 0, length: headBytes },
    { isEnabled: item.hasFile },
  );
  const traits = useMemo(
    (): FileTraits | undefined =>
      head.value === undefined
        ? undefined
        : {
            name: item.name,
            mediaType: item.media,
            size: head.value.size,
            head: base64ToBytes(head.value.base64) ?? new Uint8Array(),
          },
    [head.value, item.name, item.media],
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
  if (head.failure !== null) return <FailureNotice failure={head.failure} onRetry={head.refetch} />;
  if (traits === undefined) return <Loading label="Reading the file" lines={10} />;
  return <Views folder={folder} item={item} traits={traits} isReadOnly={isReadOnly} />;
};

const Views = ({
  folder,
  item,
  traits,
  isReadOnly,
}: {
  readonly folder: string;
  readonly item: Item;
  readonly traits: FileTraits;
  readonly isReadOnly: boolean;
}) => {
  const { seek, leavePlace, chooseView } = useEvidence();
  const soughtPlace = useEvidenceView(folder, ({ soughtPlace }) =>
    soughtPlace?.item === item.id ? soughtPlace : null,
  );
  const chosen = useEvidenceView(folder, ({ chosenViews }) => chosenViews);
  const { sought, failure, isLooking } = useBytesOf(folder, item.id, soughtPlace);
  const offered = offeredViews(traits);
  const automatic = automaticView(traits);
  const wanted = chosen[automatic] ?? automatic;
  const usual = offered.some(({ id }) => id === wanted) ? wanted : automatic;
  const shown =
    sought === null ? usual : (soughtPlace?.view ?? viewOfPlace(sought.place, sought.bytes !== null, offered, usual));
  const [moved, setMoved] = useState<{ readonly for: object | null; readonly start: number } | null>(null);
  // A new place is led to, wherever the person has been in between.
  const start =
    moved !== null && moved.for === soughtPlace ? moved.start : windowStart(sought?.bytes?.from ?? 0, traits.size);
  const shows: readonly string[] = offered.find(({ id }) => id === shown)?.shows ?? [];
  const isMarking = sought !== null && (shows.includes(sought.place.kind) || shows.includes('bytes'));
  const ShownView = fileViews[shown];
  return (
    <div className={styles['file']}>
      <Segments
        label="Show the file as"
        choices={offered.map(({ id, title }) => ({ id, label: title }))}
        selected={shown}
        onSelect={(view) => chooseView(folder, automatic, view)}
      />
      {sought === null ? null : (
        <p className={styles['sought']} role="status">
          <span>
            {isLooking
              ? 'Looking for'
              : failure !== null
                ? 'Not found:'
                : isMarking
                  ? 'Marked:'
                  : 'Marked in another view:'}{' '}
            <SafeText text={placeToWords(sought.place)} max={200} />
          </span>
          <FindHere folder={folder} item={item} place={sought.place} isReadOnly={isReadOnly} />
          <Button onPress={() => leavePlace(folder)}>Clear the mark</Button>
        </p>
      )}
      {failure === null ? null : <FailureNotice failure={failure} />}
      <ShownView
        folder={folder}
        item={item}
        traits={traits}
        isReadOnly={isReadOnly}
        start={start}
        onStart={(offset) => setMoved({ for: soughtPlace, start: windowStart(offset, traits.size) })}
        sought={sought}
        onShowBytes={({ from, to }) =>
          seek(folder, item.id, { place: { kind: 'bytes', from, to }, bytes: { from, to } }, 'hex')
        }
      />
    </div>
  );
};

/** What is sought with its bytes: those that came with it, else those that the file has at the place. */
const useBytesOf = (
  folder: string,
  evidence: string,
  sought: Sought | null,
): { readonly sought: Sought | null; readonly failure: Failure | null; readonly isLooking: boolean } => {
  const place = sought?.place ?? nowhere;
  const isWanted = sought !== null && sought.bytes === null;
  const { value, failure } = useReply('evidence.resolve-place', { folder, evidence, place }, { isEnabled: isWanted });
  // The reply to the last place stays while the next is on its way.
  const isOfThis = value !== undefined && placeToText(value.anchor.place) === placeToText(place);
  const found = isWanted && isOfThis ? value.anchor.bytes : null;
  const [from, to] = [found?.from, found?.to];
  const whole = useMemo(
    () =>
      sought !== null && from !== undefined && to !== undefined ? { place: sought.place, bytes: { from, to } } : sought,
    [sought, from, to],
  );
  return {
    sought: whole,
    failure: isWanted ? failure : null,
    isLooking: isWanted && found === null && failure === null,
  };
};

const nowhere = { kind: 'bytes', from: 0, to: 1 } as const;
