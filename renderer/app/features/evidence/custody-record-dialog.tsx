import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { useSaveHere } from '../../files/pick-store.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureNotice, Loading, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { Item } from './item.ts';
import { fileNameOf } from './custody-draft.ts';
import styles from './evidence.module.css';

/** The custody record as it would be printed, and the way to a file of it. */
export const CustodyRecordDialog = ({
  folder,
  item,
  onClose,
}: {
  readonly folder: string;
  readonly item: Item;
  readonly onClose: () => void;
}) => {
  // Its hash is of this moment.
  const { value, failure, refetch } = useReply('custody.report', { folder, evidence: item.id }, { isVolatile: true });
  const [out, setOut] = useState<string | null>(null);
  const write = useAct('custody.report');
  const { save, failure: unsaved } = useSaveHere();
  const run = async (): Promise<void> => {
    const chosen = await save({
      title: 'Where the record is written',
      name: `custody-${fileNameOf(item.exhibit)}.txt`,
    });
    if (chosen === null) return;
    const written = await write.run({ folder, evidence: item.id, out: chosen });
    if (written.ok) setOut(written.value.out);
  };
  return (
    <Dialog
      title="Custody record"
      isOpen
      onClose={onClose}
      width="large"
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button look="primary" isDisabled={value === undefined || write.isRunning} onPress={() => void run()}>
            {write.isRunning ? 'Writing…' : 'Save as text…'}
          </Button>
        </>
      }
    >
      {out === null ? null : (
        <Notice tone="good" title="Written.">
          <SafeText text={out} max={1000} />
        </Notice>
      )}
      {unsaved === null ? null : <FailureNotice failure={unsaved} />}
      {write.failure === null ? null : <FailureNotice failure={write.failure} />}
      {failure === null ? null : <FailureNotice failure={failure} onRetry={refetch} />}
      {value === undefined ? (
        failure === null ? (
          <Loading label="Reading the file again" />
        ) : null
      ) : (
        <Sections report={value} />
      )}
    </Dialog>
  );
};

// The keyboard scrolls what can be focused.
const Sections = ({ report }: { readonly report: Output<'custody.report'> }) => (
  <div className={styles['record']} tabIndex={0}>
    <h3>
      <SafeText text={report.title} max={600} />
    </h3>
    {report.sections.map(({ title, answers }) => (
      <section key={title}>
        <h4>{title}</h4>
        <dl>
          {answers.map(({ label, value }, at) => (
            <div key={`${label}-${at}`}>
              <dt>
                <SafeText text={label} max={200} />
              </dt>
              <dd>
                {value === null || value === '' ? (
                  <span className={styles['faint']}>
                    {value === null ? 'withheld in this edition' : 'not recorded'}
                  </span>
                ) : (
                  <SafeText text={value} max={4000} keepLines />
                )}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    ))}
    <section>
      <h4>Sequence and checkpoint</h4>
      <p>Lines {report.lines.join(', ')} of the ledger.</p>
      <pre>{report.checkpoint.trimEnd()}</pre>
      <p className={styles['faint']}>{report.limit}</p>
    </section>
  </div>
);
