import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import type { Edition, Tlp } from '../../../../shared/domain/vocabulary.ts';
import { reportTemplates, templateWords, type ReportTemplate } from '../../../../shared/domain/report-vocabulary.ts';
import { templateOfEdition, templatePurposes } from '../../../../shared/report/templates.ts';
import { counted } from '../../../../shared/base/counted.ts';
import { useAct } from '../../api/replies.ts';
import { useSave } from '../../files/pick-store.ts';
import { sizeWords } from '../../files/file-rules.ts';
import { useShell } from '../../shell/shell-store.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField } from '../../../ui/fields.tsx';
import { Facts } from '../../../ui/page.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { FailureNotice, Notice, Progress } from '../../../ui/states.tsx';
import { Digest } from '../../../marks/digest.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { EditionFields } from './edition-fields.tsx';
import type { Releases } from './use-releases.ts';
import styles from './releases.module.css';

/** Prints the latest release, or the case as it stands, as PDF. */
export const ReportButton = ({ releases }: { readonly releases: Releases }) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>Report as PDF…</Button>
      {isOpen ? <ReportDialog releases={releases} onClose={() => setOpen(false)} /> : null}
    </>
  );
};

type Written = Output<'report.write'>;

const subjects = [
  { id: 'release', label: 'The latest release' },
  { id: 'draft', label: 'The case as it stands' },
] as const;

const ReportDialog = ({ releases, onClose }: { readonly releases: Releases; readonly onClose: () => void }) => {
  const { folder, list, info } = releases;
  const last = list.releases.at(-1);
  const write = useAct('report.write');
  const save = useSave();
  const job = useShell((state) =>
    state.jobs.findLast((one) => one.method === 'report.write' && one.state === 'running'),
  );
  const [edition, setEdition] = useState<Edition>('public');
  const [tlp, setTlp] = useState<Tlp>('AMBER');
  const [chosen, setChosen] = useState<ReportTemplate | null>(null);
  const [isDraft, setDraft] = useState(last === undefined);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [written, setWritten] = useState<Written | null>(null);
  const template = chosen ?? templateOfEdition[edition];
  const run = async (): Promise<void> => {
    setFailure(null);
    setWritten(null);
    const place = await save({ title: 'Where the report is written', name: `report-${edition}.pdf` });
    if (!place.ok) setFailure(place.error);
    if (!place.ok || place.value === null) return;
    const done = await write.run({
      folder,
      out: place.value,
      edition,
      template,
      draft: isDraft,
      ...(edition === 'restricted' && { tlp }),
    });
    if (done.ok) setWritten(done.value);
  };
  return (
    <Dialog
      title="Report as PDF"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button look="primary" isDisabled={write.isRunning} onPress={() => void run()}>
            {write.isRunning ? 'Setting…' : 'Write…'}
          </Button>
        </>
      }
    >
      <div className={styles['stack']}>
        {last === undefined ? (
          <Notice tone="info">
            No release is frozen yet, so the report is a draft of the {counted(info.ledger.size, 'line')} that there are
            now. Every page says so.
          </Notice>
        ) : (
          <div className={styles['edition']}>
            <Segments
              label="Of what"
              choices={subjects}
              selected={isDraft ? 'draft' : 'release'}
              onSelect={(id) => setDraft(id === 'draft')}
            />
          </div>
        )}
        <p className={styles['muted']}>
          {isDraft
            ? 'A draft has no checkpoint, and nobody approved it.'
            : `The ${counted(last?.size ?? 0, 'line')} of the release, with its checkpoint at the foot of every page.`}
        </p>
        <EditionFields
          edition={edition}
          tlp={tlp}
          onChange={(change) => {
            setEdition(change.edition ?? edition);
            setTlp(change.tlp ?? tlp);
          }}
        />
        <SelectField
          label="Template"
          value={template}
          choices={reportTemplates.map((id) => ({ id, label: templateWords[id], detail: templatePurposes[id] }))}
          onChange={setChosen}
        />
        <p className={styles['muted']}>
          It withholds by marking, and prints what is withheld as such. A redaction by hand takes a bundle, which holds
          the report of its edition.
        </p>
        {job === undefined ? null : (
          <div role="status">
            <SafeText text={job.step === '' ? 'setting the pages' : job.step} max={200} />
            <Progress label="Setting the report" value={null} />
          </div>
        )}
        {write.failure === null ? null : <FailureNotice failure={write.failure} onClose={write.clear} />}
        {failure === null ? null : <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
        {written === null ? null : <WrittenNotice written={written} />}
      </div>
    </Dialog>
  );
};

const WrittenNotice = ({ written }: { readonly written: Written }) => (
  <Notice tone="good" title={written.checkpoint === null ? 'Draft written.' : 'Report written.'}>
    <Facts
      facts={[
        ['File', <SafeText key="out" text={written.out} max={1000} />],
        ['Size', sizeWords(written.size)],
        [
          'SHA-256',
          <Digest key="sha" digest={written.sha256} onCopy={(digest) => void navigator.clipboard.writeText(digest)} />,
        ],
        ['Withheld', counted(written.withheld, 'field')],
      ]}
    />
  </Notice>
);
