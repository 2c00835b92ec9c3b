import { useState } from 'react';
import { IconCopy, IconEdit, IconTableExport, IconTag, IconTimelineEvent, IconX } from '@tabler/icons-react';
import { countedInGroups } from '../../../../shared/base/counted.ts';
import { groupDigits } from '../../../../shared/base/grouped-digits.ts';
import { useAct } from '../../api/replies.ts';
import { useSaveHere } from '../../files/pick-store.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { AmendDialog } from './amend-dialog.tsx';
import { useBulk, useBulkOf, type BulkOutcome } from './bulk-store.ts';
import { chosenWords, linesWords, namedMax, type Chosen } from './chosen.ts';
import { CustodyManyDialog } from './custody-many-dialog.tsx';
import { useEvidence } from './evidence-store.ts';
import { MarkManyDialog } from './mark-many-dialog.tsx';
import styles from './evidence.module.css';

/** What can be done with the selected rows at once. A further act is one more button here. */
export const BulkBar = ({
  folder,
  chosen,
  total,
  isReadOnly,
  onCopy,
}: {
  readonly folder: string;
  readonly chosen: Chosen | null;
  readonly total: number;
  readonly isReadOnly: boolean;
  readonly onCopy: () => void;
}) => {
  const { act, chosen: prepared, outcome } = useBulkOf(folder);
  const change = useBulk((state) => state.change);
  const changeTable = useEvidence((state) => state.changeTable);
  const close = (): void => change(folder, { act: null });
  const done = (next: BulkOutcome): void => change(folder, { act: null, outcome: next });
  const isSome = chosen !== null && (chosen.count > 1 || chosen.what.kind === 'filter');
  return (
    <>
      {outcome === null ? null : (
        <Outcome folder={folder} outcome={outcome} onClose={() => change(folder, { outcome: null })} onDone={done} />
      )}
      {isSome ? (
        <div className={styles['bulk']} role="toolbar" aria-label="What to do with the selected items">
          <strong>{`${chosenWords(chosen)[0]?.toUpperCase() ?? ''}${chosenWords(chosen).slice(1)}`}</strong>
          {chosen.what.kind === 'items' && chosen.count < total ? (
            <Button look="quiet" onPress={() => changeTable(folder, { selectsAll: true, selected: [] })}>
              {`Select all ${groupDigits(total)}`}
            </Button>
          ) : null}
          <span className={styles['bulkActs']}>
            <Button icon={<IconCopy aria-hidden />} onPress={onCopy}>
              Copy
            </Button>
            <ExportChosen folder={folder} chosen={chosen} />
            <Button
              icon={<IconEdit aria-hidden />}
              isDisabled={isReadOnly}
              onPress={() => change(folder, { act: 'amend', chosen })}
            >
              Correct…
            </Button>
            <Button
              icon={<IconTimelineEvent aria-hidden />}
              isDisabled={isReadOnly}
              onPress={() => change(folder, { act: 'custody', chosen })}
            >
              Custody event…
            </Button>
            <Button
              icon={<IconTag aria-hidden />}
              isDisabled={isReadOnly}
              onPress={() => change(folder, { act: 'mark', chosen })}
            >
              Mark…
            </Button>
            <IconButton label="Select nothing" onPress={() => changeTable(folder, { selectsAll: false, selected: [] })}>
              <IconX />
            </IconButton>
          </span>
          {chosen.what.kind === 'items' && chosen.count > namedMax ? (
            <span className={styles['faint']}>
              More than {groupDigits(namedMax)} are selected by filters, not by hand.
            </span>
          ) : null}
        </div>
      ) : null}
      {act === 'amend' && prepared !== null ? (
        <AmendDialog folder={folder} chosen={prepared} onClose={close} onDone={done} />
      ) : null}
      {act === 'mark' && prepared !== null ? (
        <MarkManyDialog folder={folder} chosen={prepared} onClose={close} onDone={done} />
      ) : null}
      {act === 'custody' && prepared !== null ? (
        <CustodyManyDialog folder={folder} chosen={prepared} onClose={close} onDone={done} />
      ) : null}
    </>
  );
};

const ExportChosen = ({ folder, chosen }: { readonly folder: string; readonly chosen: Chosen }) => {
  const convert = useAct('case.convert');
  const { save, failure: unsaved, clear } = useSaveHere();
  const change = useBulk((state) => state.change);
  const [isAsking, setAsking] = useState(false);
  const run = async (): Promise<void> => {
    setAsking(true);
    const out = await save({ title: 'Where the selected items are written', name: 'selected.csv' });
    setAsking(false);
    if (out === null) return;
    const { what } = chosen;
    const only = what.kind === 'filter' ? { filter: what.filter } : { items: what.items };
    const done = await convert.run({ folder, out, to: 'csv', ...only });
    if (!done.ok) return;
    const words = `${countedInGroups(done.value.objects, 'item')} written to ${done.value.out}, and without loss to ${done.value.beside ?? ''}.`;
    change(folder, { outcome: { tone: 'good', words, undo: null } });
  };
  return (
    <>
      <Button
        icon={<IconTableExport aria-hidden />}
        isDisabled={isAsking || convert.isRunning}
        onPress={() => void run()}
      >
        {convert.isRunning ? 'Writing…' : 'Export…'}
      </Button>
      {unsaved === null ? null : <FailureNotice failure={unsaved} onClose={clear} />}
      {convert.failure === null ? null : <FailureNotice failure={convert.failure} onClose={convert.clear} />}
    </>
  );
};

const Outcome = ({
  folder,
  outcome,
  onClose,
  onDone,
}: {
  readonly folder: string;
  readonly outcome: BulkOutcome;
  readonly onClose: () => void;
  readonly onDone: (outcome: BulkOutcome) => void;
}) => {
  const amend = useAct('evidence.amend');
  const { undo } = outcome;
  const run = async (): Promise<void> => {
    if (undo === null) return;
    const what = { kind: 'each' as const, each: undo.each };
    const reply = await amend.run({ folder, what, reason: `Takes back ${undo.lines}.` });
    if (reply.ok) {
      const { changed, line, lines } = reply.value;
      onDone({
        tone: 'good',
        words: `Taken back: ${changed} corrected again, ${linesWords(line, lines)}.`,
        undo: null,
      });
    }
  };
  return (
    <>
      <Notice tone={outcome.tone} title={<SafeText text={outcome.words} max={2000} />} onClose={onClose}>
        {undo === null ? null : (
          <Button isDisabled={amend.isRunning} onPress={() => void run()}>
            {amend.isRunning ? 'Taking it back…' : 'Undo, by more lines'}
          </Button>
        )}
      </Notice>
      {amend.failure === null ? null : <FailureNotice failure={amend.failure} onClose={amend.clear} />}
    </>
  );
};
