import { useState } from 'react';
import type { Input, Output } from '../../../../shared/api/contract.ts';
import {
  adequacies,
  credibilities,
  evidenceClasses,
  forgeabilities,
  type evidenceKinds,
} from '../../../../shared/domain/vocabulary.ts';
import { credibilityWords, forgeabilityWords } from '../../../../shared/reference/grade-words.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { useGo } from '../../navigation.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField, type Choice } from '../../../ui/fields.tsx';
import { FailureNotice, Loading, Notice } from '../../../ui/states.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import styles from './sources.module.css';

type Default = Output<'grade.defaults'>['defaults'][number];
type Grade = Pick<Input<'grade.default'>, 'credibility' | 'forgeability'> & {
  readonly evidenceClass: (typeof evidenceClasses)[number] | null;
  readonly adequacy: (typeof adequacies)[number] | null;
};

/** What items of each kind start with where nobody says otherwise, and why. */
export const GradeDefaultsView = ({
  folder,
  isReadOnly,
}: {
  readonly folder: string;
  readonly isReadOnly: boolean;
}) => {
  const go = useGo();
  const list = useReply('grade.defaults', { folder });
  const [changing, setChanging] = useState<Default | null>(null);
  if (list.isLoading) return <Loading label="Reading what items start with" lines={6} />;
  if (list.failure !== null) return <FailureNotice failure={list.failure} onRetry={list.refetch} />;
  return (
    <div className={styles['view']}>
      <Notice tone="info">
        What an item starts with when it comes in and nobody says otherwise. Its reliability comes from its source. A
        new default needs a reason, and changes no item that is there.
      </Notice>
      <div className={styles['tableScroll']} tabIndex={0} role="group" aria-label="What items start with">
        <table className={styles['defaults']}>
          <thead>
            <tr>
              <th>Kind</th>
              <th>Credibility</th>
              <th>Forgeability</th>
              <th>Class</th>
              <th>How well somebody looked</th>
              <th>Why</th>
              <th>
                <span className={styles['hidden']}>Change</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {(list.value?.defaults ?? []).map((row) => (
              <tr key={row.kind}>
                <th scope="row">{row.kind}</th>
                <td>
                  {row.credibility} · {credibilityWords.get(row.credibility) ?? ''}
                </td>
                <td>{forgeabilityOf(row.forgeability)}</td>
                <td>{row.evidenceClass ?? <span className={styles['faint']}>none</span>}</td>
                <td>{row.adequacy ?? <span className={styles['faint']}>none</span>}</td>
                <td>
                  {row.line === null ? (
                    <span className={styles['faint']}>as the program has it: not yet judged</span>
                  ) : (
                    <>
                      <SafeText text={row.reason ?? '(withheld)'} max={300} />{' '}
                      <InlineLink onClick={() => go.toScreen('ledger', { line: row.line ?? 0 })}>
                        line {row.line}
                      </InlineLink>
                    </>
                  )}
                </td>
                <td>
                  <Button
                    look="quiet"
                    aria-label={`Change what items of the kind ${row.kind} start with`}
                    isDisabled={isReadOnly}
                    onPress={() => setChanging(row)}
                  >
                    Change
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {changing === null ? null : <ChangeDialog folder={folder} row={changing} onClose={() => setChanging(null)} />}
    </div>
  );
};

const forgeabilityOf = (code: string): string => {
  const known = forgeabilities.find((one) => one === code);
  return known === undefined ? code : forgeabilityWords[known];
};

const none = 'none';
const optional = <T extends string>(list: readonly T[]): readonly Choice<T | typeof none>[] => [
  { id: none, label: 'none' },
  ...list.map((id) => ({ id, label: id })),
];

const ChangeDialog = ({
  folder,
  row,
  onClose,
}: {
  readonly folder: string;
  readonly row: Default;
  readonly onClose: () => void;
}) => {
  const act = useAct('grade.default');
  const [grade, setGrade] = useState<Grade>({
    credibility: credibilities.find((one) => one === row.credibility) ?? '6',
    forgeability: forgeabilities.find((one) => one === row.forgeability) ?? 'high',
    evidenceClass: evidenceClasses.find((one) => one === row.evidenceClass) ?? null,
    adequacy: adequacies.find((one) => one === row.adequacy) ?? null,
  });
  const [reason, setReason] = useState('');
  const kind: (typeof evidenceKinds)[number] = row.kind;
  const run = async (): Promise<void> => {
    const reply = await act.run({ folder, kind, ...grade, reason });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title={`What items of the kind “${kind}” start with`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton needed={notYet({ Reason: isTyped(reason) })} isRunning={act.isRunning} onPress={() => void run()}>
            {act.isRunning ? 'Recording…' : 'Record the default'}
          </ActButton>
        </>
      }
    >
      <div className={styles['grid']}>
        <SelectField
          label="Credibility"
          value={grade.credibility}
          choices={credibilities.map((id) => ({ id, label: `${id} · ${credibilityWords.get(id) ?? ''}` }))}
          onChange={(credibility) => setGrade({ ...grade, credibility })}
        />
        <SelectField
          label="Forgeability"
          value={grade.forgeability}
          choices={forgeabilities.map((id) => ({ id, label: forgeabilityWords[id] }))}
          onChange={(forgeability) => setGrade({ ...grade, forgeability })}
        />
        <SelectField
          label="Class"
          value={grade.evidenceClass ?? none}
          choices={optional(evidenceClasses)}
          onChange={(id) => setGrade({ ...grade, evidenceClass: id === none ? null : id })}
        />
        {kind === 'absence' ? (
          <SelectField
            label="How well somebody looked"
            value={grade.adequacy ?? none}
            choices={optional(adequacies)}
            onChange={(id) => setGrade({ ...grade, adequacy: id === none ? null : id })}
          />
        ) : null}
      </div>
      <TextField label="Reason" value={reason} onChange={setReason} lines={3} isRequired />
      {act.failure === null ? null : <FailureNotice failure={act.failure} />}
    </Dialog>
  );
};
