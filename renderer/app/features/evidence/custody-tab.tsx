import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { LineLink } from '../../line-link.tsx';
import { useAct } from '../../api/replies.ts';
import { Button } from '../../../ui/button.tsx';
import { Part } from '../../../ui/page.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { Digest } from '../../../marks/digest.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { ConvertButton } from './convert-button.tsx';
import { CustodyGrade, Holders } from './custody-grade.tsx';
import { CustodyRecordDialog } from './custody-record-dialog.tsx';
import { hashWords, markHashes } from './custody-steps.ts';
import { ProveDialog } from './prove-dialog.tsx';
import { HandoverDialog } from './handover-dialog.tsx';
import type { Item } from './item.ts';
import { RecordCustodyDialog } from './record-custody-dialog.tsx';
import { StatedCustodyPart } from './stated-custody-part.tsx';
import { eventWord } from './words.ts';
import styles from './evidence.module.css';

type CustodyEvent = Output<'evidence.read'>['custody'][number];
type CustodyState = Output<'evidence.read'>['custodyState'];

/** How whole the chain is and why, who had the item since when, and every event of it, oldest first. */
export const CustodyTab = ({
  folder,
  item,
  events,
  state,
  isReadOnly,
}: {
  readonly folder: string;
  readonly item: Item;
  readonly events: readonly CustodyEvent[];
  readonly state: CustodyState;
  readonly isReadOnly: boolean;
}) => {
  const [open, setOpen] = useState<'event' | 'record' | 'sheet' | 'proof' | null>(null);
  const verify = useAct('custody.verify');
  const [isUnreadable, setUnreadable] = useState(false);
  const close = (): void => setOpen(null);
  const verifyNow = async (): Promise<void> => {
    const verified = await verify.run({ folder, evidence: item.id });
    setUnreadable(verified.ok && verified.value.failed.some(({ result }) => result === 'unreadable'));
  };
  return (
    <>
      <CustodyGrade state={state}>
        <div className={styles['acts']}>
          <Button isDisabled={isReadOnly} onPress={() => setOpen('event')}>
            Record an event…
          </Button>
          <Button isDisabled={isReadOnly || item.sha256 === null || verify.isRunning} onPress={() => void verifyNow()}>
            {verify.isRunning ? 'Hashing the file…' : 'Verify now'}
          </Button>
          <Button onPress={() => setOpen('record')}>Custody record…</Button>
          <Button onPress={() => setOpen('sheet')}>Hand-over sheet…</Button>
          <Button isDisabled={item.sha256 === null} onPress={() => setOpen('proof')}>
            Make a proof…
          </Button>
          <ConvertButton folder={folder} item={item} />
        </div>
        {verify.failure === null ? null : <FailureNotice failure={verify.failure} />}
        {isUnreadable ? (
          <Notice tone="bad" title="The file cannot be read.">
            That says nothing about what is in it, so nothing was recorded. Check the disk, and who may read the case.
          </Notice>
        ) : null}
      </CustodyGrade>
      <Part title="Who had it">
        <Holders state={state} />
      </Part>
      <Part title="Chain of custody">
        <ol className={styles['chain']}>
          {events.map((event, at) => (
            <Event key={`${event.line}-${at}`} event={event} itemHash={item.sha256} isIntake={at === 0} />
          ))}
        </ol>
        <p className={styles['faint']}>
          The chain proves that this was recorded, in this order, and not changed since. It cannot know who held a disk
          between two entries.
        </p>
      </Part>
      {item.sha256 === null ? null : <StatedCustodyPart folder={folder} id={item.id} />}
      {open === 'event' ? (
        <RecordCustodyDialog folder={folder} item={item} events={events} holder={state.holder} onClose={close} />
      ) : null}
      {open === 'record' ? <CustodyRecordDialog folder={folder} item={item} onClose={close} /> : null}
      {open === 'proof' ? <ProveDialog folder={folder} item={item} onClose={close} /> : null}
      {open === 'sheet' ? <HandoverDialog folder={folder} item={item} holder={state.holder} onClose={close} /> : null}
    </>
  );
};

const Event = ({
  event,
  itemHash,
  isIntake,
}: {
  readonly event: CustodyEvent;
  readonly itemHash: string | null;
  readonly isIntake: boolean;
}) => {
  const mark = markHashes(event, itemHash);
  const details: readonly (readonly [string, string | null])[] = [
    ['purpose', isIntake ? null : event.purpose],
    ['method', isIntake ? event.purpose : null],
    ['role', event.role],
    ['authority', event.authority],
    ['place', event.place],
    ['seal', event.seal],
    ['condition', event.condition],
    ['carried by', event.transport],
    ['consignment', event.tracking],
    ['tool', [event.toolName, event.toolVersion].filter(Boolean).join(' ')],
    ['witness', event.witness],
    ['note', event.note],
  ];
  return (
    <li className={styles['event']} data-mark={mark}>
      <div className={styles['eventHead']}>
        <strong>{event.event === null ? 'withheld' : <SafeText text={eventWord(event.event)} />}</strong>
        {isIntake ? <span className={styles['faint']}>intake</span> : null}
        <span className={styles['eventLine']}>
          <LineLink line={event.line} />
        </span>
      </div>
      <div className={styles['faint']}>
        <Instant at={event.happened ?? event.at} withSeconds none="time withheld" />
        {event.happened === null ? null : (
          <>
            {', recorded '}
            <Instant at={event.at} withSeconds />
          </>
        )}
        {event.actor === null ? null : (
          <>
            {' · by '}
            <SafeText text={event.actor} />
          </>
        )}
      </div>
      {event.corrects === null ? null : (
        <div>
          <span className={styles['faint']}>about </span>
          <LineLink line={event.corrects} />
        </div>
      )}
      <Hands from={event.from} to={event.to} />
      {details.map(([name, text]) =>
        text === null || text === '' ? null : (
          <div key={name}>
            <span className={styles['faint']}>{name} </span>
            <SafeText text={text} keepLines />
          </div>
        ),
      )}
      <div className={styles['hash']} data-mark={mark}>
        {isIntake && mark === 'equal' ? 'hash taken: the item’s own' : hashWords(mark)}
      </div>
      {mark === 'differs' ? (
        <>
          <Hash label="before" hash={event.hashBefore} />
          <Hash label="after" hash={event.hashAfter} />
          <Hash label="of the stored file" hash={event.hashStored} />
        </>
      ) : null}
    </li>
  );
};

const Hands = ({ from, to }: { readonly from: string | null; readonly to: string | null }) => {
  const isFrom = from !== null && from !== '';
  const isTo = to !== null && to !== '';
  if (!isFrom && !isTo) return null;
  return (
    <div>
      {isFrom ? (
        <>
          <span className={styles['faint']}>from </span>
          <SafeText text={from} />{' '}
        </>
      ) : null}
      {isTo ? (
        <>
          <span className={styles['faint']}>to </span>
          <SafeText text={to} />
        </>
      ) : null}
    </div>
  );
};

const Hash = ({ label, hash }: { readonly label: string; readonly hash: string | null }) =>
  hash === null || hash === '' ? null : (
    <div>
      <span className={styles['faint']}>{label} </span>
      <Digest digest={hash} label={`SHA-256 ${label}`} />
    </div>
  );
