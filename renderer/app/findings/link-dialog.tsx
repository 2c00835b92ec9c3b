import { useState } from 'react';
import type { SubjectInput } from '../../../shared/api/findings-contract.ts';
import { showText } from '../../../shared/base/visible-text.ts';
import { certainties, linkKinds, linkKindWords, type LinkKind } from '../../../shared/domain/finding-vocabulary.ts';
import { useAct, useReply } from '../api/replies.ts';
import { SafeText } from '../../marks/safe-text.tsx';
import { ActButton, isTyped, notYet } from '../../ui/act-button.tsx';
import { Button } from '../../ui/button.tsx';
import { SearchSelect } from '../../ui/choice-menu.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, SelectField, TextField } from '../../ui/fields.tsx';
import { Segments } from '../../ui/segments.tsx';
import { FailureNotice } from '../../ui/states.tsx';
import { LinkStroke } from './link-stroke.tsx';
import styles from './findings.module.css';

type EndKind = 'finding' | 'item' | 'record';
type Certainty = (typeof certainties)[number];

/** Links what is open to another item, record or finding. */
export const LinkDialog = ({
  folder,
  from,
  fromWords,
  onClose,
}: {
  readonly folder: string;
  readonly from: SubjectInput;
  readonly fromWords: string;
  readonly onClose: () => void;
}) => {
  const add = useAct('link.add');
  const [end, setEnd] = useState<EndKind>('finding');
  const [finding, setFinding] = useState<string | null>(null);
  const [evidence, setEvidence] = useState('');
  const [record, setRecord] = useState('');
  const [kind, setKind] = useState<LinkKind>('mentions');
  const [words, setWords] = useState('');
  const [isDirected, setDirected] = useState(true);
  const [certainty, setCertainty] = useState<Certainty>('tentative');
  const [reason, setReason] = useState('');
  const findings = useReply('finding.page', { folder, count: 500 }).value?.rows ?? [];
  const own = 'finding' in from ? from.finding : null;
  const to = endOf(end, { finding, evidence: evidence.trim(), record: record.trim() });
  const run = async (): Promise<void> => {
    if (to === undefined) return;
    const said = { kind, words: words.trim(), isDirected, certainty, reason: reason.trim() };
    const reply = await add.run({ folder, from, to, ...said });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title="Add a link"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({
              'How they are linked': kind !== 'other' || isTyped(words),
              Finding: end !== 'finding' || finding !== null,
              'Exhibit number or identifier': end === 'finding' || isTyped(evidence),
              'Number of the record': end !== 'record' || isWhole(record.trim()),
              Why: isTyped(reason),
            })}
            isRunning={add.isRunning}
            onPress={() => void run()}
          >
            {add.isRunning ? 'Recording…' : 'Add the link'}
          </ActButton>
        </>
      }
    >
      <p>
        From{' '}
        <strong>
          <SafeText text={fromWords} max={200} />
        </strong>
      </p>
      <div className={styles['grid']}>
        <SelectField
          label="Kind"
          value={kind}
          choices={linkKinds.map((id) => ({ id, label: linkKindWords[id] }))}
          onChange={setKind}
        />
        <SelectField
          label="Certainty"
          value={certainty}
          choices={certainties.map((id) => ({ id, label: id, detail: drawnAs[id] }))}
          onChange={setCertainty}
        />
      </div>
      <TextField
        label={kind === 'other' ? 'How they are linked' : 'In other words'}
        value={words}
        onChange={setWords}
        maxLength={500}
        isRequired={kind === 'other'}
      />
      <CheckField value={!isDirected} onChange={(both) => setDirected(!both)}>
        It holds in both directions
      </CheckField>
      <p className={styles['drawn']}>
        <LinkStroke certainty={certainty} isDirected={isDirected} /> to
      </p>
      <Segments
        label="What it is linked to"
        choices={[
          { id: 'finding', label: 'A finding' },
          { id: 'item', label: 'An item' },
          { id: 'record', label: 'A record' },
        ]}
        selected={end}
        onSelect={setEnd}
      />
      {end === 'finding' ? (
        <SearchSelect
          label="Finding"
          choices={findings
            .filter(({ id }) => id !== own)
            .map(({ id, statement, exhibit }) => ({
              id,
              label: showText((statement ?? '(withheld)').slice(0, 200)),
              detail: showText(exhibit ?? ''),
            }))}
          value={finding}
          onChange={setFinding}
        />
      ) : (
        <div className={styles['grid']}>
          <TextField
            label="Exhibit number or identifier"
            value={evidence}
            onChange={setEvidence}
            isMono
            isRequired
            maxLength={100}
          />
          {end === 'record' ? (
            <TextField
              label="Number of the record"
              value={record}
              onChange={setRecord}
              isRequired
              maxLength={15}
              error={record === '' || isWhole(record.trim()) ? null : 'It is not a whole number from 1 on.'}
            />
          ) : null}
        </div>
      )}
      <TextField
        label="Why"
        value={reason}
        onChange={setReason}
        lines={2}
        isRequired
        maxLength={200_000}
        hint="What shows that the two belong together."
      />
      {add.failure === null ? null : <FailureNotice failure={add.failure} />}
    </Dialog>
  );
};

const drawnAs: Readonly<Record<Certainty, string>> = {
  confirmed: 'drawn solid',
  probable: 'drawn dashed',
  tentative: 'drawn dotted',
};

const isWhole = (text: string): boolean => /^[1-9]\d{0,14}$/u.test(text);

const endOf = (
  end: EndKind,
  {
    finding,
    evidence,
    record,
  }: { readonly finding: string | null; readonly evidence: string; readonly record: string },
): SubjectInput | undefined => {
  switch (end) {
    case 'finding':
      return finding === null ? undefined : { finding };
    case 'item':
      return evidence === '' ? undefined : { evidence };
    case 'record':
      return evidence === '' || !isWhole(record) ? undefined : { evidence, record: Number(record) };
  }
};
