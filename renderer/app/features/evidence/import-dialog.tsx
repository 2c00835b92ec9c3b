import { useEffect, useState } from 'react';
import type { Input, Output } from '../../../../shared/api/contract.ts';
import { importers } from '../../../../shared/imports/importers.ts';
import { showText } from '../../../../shared/base/visible-text.ts';
import { useAct } from '../../api/replies.ts';
import { useShell } from '../../shell/shell-store.ts';
import { ActButton, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { SearchSelect } from '../../../ui/choice-menu.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice, Notice, Progress } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { groupDigits } from '../../../../shared/base/grouped-digits.ts';
import { formatToWords, marksWords, recordsWords, sortTypes } from './import-words.ts';
import { RememberedMapping } from './remembered-mapping.tsx';
import { MarkList } from './mark-list.tsx';
import { RecordText } from './record-text.tsx';
import { RecordTimeCell } from './record-time.tsx';
import styles from './records.module.css';

type What = Input<'import.run'>['what'];
type Report = Output<'import.run'>;
type Part = 'time' | 'date' | 'title' | 'type' | 'key';
type Plan = {
  readonly as: string;
  readonly columns: Readonly<Partial<Record<Part, string>>>;
  /** As typed. */
  readonly clockOffset: string;
};

const formats: readonly string[] = ['auto', ...importers.map(({ format }) => format)];
/** Formats of which somebody may say which column is which. */
const tables: ReadonlySet<string> = new Set(['csv', 'jsonl', 'timeline']);
const recognised = '(recognise it)';

/** What a file says, looked at before it is imported: a dry run first, and again after each change. */
export const ImportDialog = ({
  folder,
  what,
  name,
  onClose,
  onImported,
}: {
  readonly folder: string;
  readonly what: What;
  readonly name: string;
  readonly onClose: () => void;
  readonly onImported?: (evidence: string) => void;
}) => {
  const [plan, setPlan] = useState<Plan>({ as: 'auto', columns: {}, clockOffset: '' });
  const [report, setReport] = useState<Report | null>(null);
  const dry = useAct('import.run');
  const act = useAct('import.run');
  const offset = readOffset(plan.clockOffset);
  const planned = (dryRun: boolean): Input<'import.run'> => ({
    folder,
    what,
    as: plan.as,
    columns: plan.columns,
    clockOffsetSeconds: offset ?? 0,
    dryRun,
    remember: !dryRun,
  });
  const wanted = JSON.stringify(planned(true));
  const runDry = dry.run;
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      const look = async (): Promise<void> => {
        // oxlint-disable-next-line typescript/consistent-type-assertions -- written by JSON.stringify just above
        const reply = await runDry(JSON.parse(wanted) as Input<'import.run'>);
        if (isWanted) setReport(reply.ok ? reply.value : null);
      };
      void look();
    }, settleMilliseconds);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [runDry, wanted]);
  const run = async (): Promise<void> => {
    const reply = await act.run(planned(false));
    if (!reply.ok) return;
    if (reply.value.evidence !== null) onImported?.(reply.value.evidence);
    onClose();
  };
  return (
    <Dialog
      title="Import what a file says"
      isOpen
      onClose={onClose}
      width="large"
      footer={
        <>
          <Button onPress={onClose}>{act.isRunning ? 'Go on working' : 'Cancel'}</Button>
          <ActButton
            needed={notYet({
              'a file that can be read': dry.failure === null,
              'Correction of its clock, in seconds': offset !== null,
            })}
            isRunning={report === null || dry.isRunning || act.isRunning}
            onPress={() => void run()}
          >
            {act.isRunning ? 'Importing…' : report === null ? 'Import' : `Import ${recordsWords(report.records)}`}
          </ActButton>
        </>
      }
    >
      <p className={styles['fileName']}>
        <SafeText text={name} max={300} />
      </p>
      <div className={styles['plan']}>
        <SelectField
          label="Format"
          value={plan.as}
          choices={formats.map((id) => ({ id, label: formatToWords(id) }))}
          onChange={(as) => setPlan({ ...plan, as, columns: {} })}
        />
        <TextField
          label="Correction of its clock, in seconds"
          value={plan.clockOffset}
          onChange={(clockOffset) => setPlan({ ...plan, clockOffset })}
          error={offset === null ? 'Write a whole number, such as -90.' : null}
          hint="Added to every time; empty for none."
        />
      </div>
      {report !== null && tables.has(report.format) ? (
        <>
          <Mapping report={report} columns={plan.columns} onColumns={(columns) => setPlan({ ...plan, columns })} />
          <RememberedMapping
            remembered={report.remembered}
            columns={plan.columns}
            onColumns={(columns) => setPlan({ ...plan, columns })}
          />
        </>
      ) : null}
      {dry.isRunning || act.isRunning ? <Running isDry={dry.isRunning} /> : null}
      {dry.failure === null ? null : <FailureNotice failure={dry.failure} />}
      {report === null || dry.failure !== null ? null : <Look report={report} />}
      {act.failure === null ? null : <FailureNotice failure={act.failure} />}
      <Notice tone="info" title="What will happen">
        {what.kind === 'file'
          ? 'The file is taken in as evidence, unless it is evidence already. '
          : 'The file stays as it is. '}
        Its records go into an index beside the case, which follows from the file and can be made again; one line of the
        ledger says so. The import can be taken back.
      </Notice>
    </Dialog>
  );
};

const settleMilliseconds = 250;

/** Null where it is no number of seconds. */
const readOffset = (text: string): number | null => {
  if (text.trim() === '') return 0;
  return /^[-+]?\d{1,10}$/u.test(text.trim()) ? Number(text.trim()) : null;
};

const parts: readonly (readonly [Part, string])[] = [
  ['time', 'Time'],
  ['date', 'Date, if apart'],
  ['title', 'Title'],
  ['type', 'Type'],
  ['key', 'Identifier'],
];

const Mapping = ({
  report,
  columns,
  onColumns,
}: {
  readonly report: Report;
  readonly columns: Plan['columns'];
  readonly onColumns: (columns: Plan['columns']) => void;
}) => {
  const names = [...new Set(report.sample.flatMap(({ fields }) => fields.map(({ name }) => name)))];
  const choices = [{ id: recognised, label: recognised }, ...names.map((id) => ({ id, label: showText(id) }))];
  return (
    <div className={styles['mapping']} role="group" aria-label="Which column is which">
      {parts.map(([part, label]) => (
        <SearchSelect
          key={part}
          label={label}
          choices={choices}
          value={columns[part] ?? recognised}
          onChange={(chosen) => {
            const { [part]: _, ...others } = columns;
            onColumns(chosen === recognised ? others : { ...others, [part]: chosen });
          }}
        />
      ))}
    </div>
  );
};

const Running = ({ isDry }: { readonly isDry: boolean }) => {
  const job = useShell(({ jobs }) =>
    jobs.findLast(({ method, state }) => method === 'import.run' && state === 'running'),
  );
  const cancel = useAct('job.cancel');
  const share =
    job !== undefined && job.done !== null && job.total !== null && job.total > 0 ? job.done / job.total : null;
  return (
    <div className={styles['running']}>
      <span>
        <SafeText
          text={job === undefined || job.step === '' ? (isDry ? 'Looking at the file' : 'Importing') : job.step}
        />
        …
      </span>
      <Progress label={isDry ? 'Looking at the file' : 'Importing'} value={share} />
      <Button
        look="quiet"
        isDisabled={job === undefined || cancel.isRunning}
        onPress={() => {
          if (job !== undefined) void cancel.run({ id: job.id });
        }}
      >
        Stop
      </Button>
    </div>
  );
};

const typesShownMax = 30;

/** What the dry run found. */
const Look = ({ report }: { readonly report: Report }) => {
  const types = sortTypes(report.byType);
  return (
    <section className={styles['look']} aria-label="What the file says">
      <p>
        <strong>{recordsWords(report.records)}</strong> as {formatToWords(report.format)}
        {report.marks === 0 ? ', nothing odd' : ''}
      </p>
      <ul className={styles['types']}>
        {types.slice(0, typesShownMax).map(([type, count]) => (
          <li key={type}>
            <span className={styles['typeCount']}>{groupDigits(count)}</span> <SafeText text={type} max={60} />
          </li>
        ))}
        {types.length > typesShownMax ? (
          <li className={styles['faint']}>and {types.length - typesShownMax} more types</li>
        ) : null}
      </ul>
      {report.marks === 0 ? null : (
        <Notice tone="warn" title={`${marksWords(report.marks)}: not understood, or odd`}>
          <MarkList marks={report.skipped} total={report.marks} />
        </Notice>
      )}
      {report.sample.length === 0 ? null : (
        <div className={styles['sample']} tabIndex={0} role="group" aria-label="The first records">
          <table>
            <thead>
              <tr>
                <th>Type</th>
                <th>Title</th>
                <th>Time (UTC)</th>
              </tr>
            </thead>
            <tbody>
              {report.sample.slice(0, sampleRows).map((row) => (
                <tr key={row.number}>
                  <td>
                    <SafeText text={row.type} max={40} />
                  </td>
                  <td>
                    <RecordText text={row.title} max={200} />
                  </td>
                  <td>
                    <RecordTimeCell at={row.at} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
};

const sampleRows = 6;
