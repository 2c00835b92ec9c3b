import { useState } from 'react';
import type { Input } from '../../../../shared/api/contract.ts';
import {
  counterCaseWords,
  countWords,
  registerKinds,
  registerStates,
  registerWords,
  type RegisterKind,
} from '../../../../shared/domain/register-vocabulary.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { CheckField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';
import { levelName } from '../../scores/level-names.ts';
import { MarkingField, toTlp, type Marking } from '../../marking-field.tsx';
import type { RegisterEntry } from './registers-table.tsx';

type Entry = Input<'register.set'>['entry'];

/** States a gap, an indicator, a counter-case or a premortem, or what one is now. */
export const RegisterDialog = ({
  folder,
  entry,
  onSet,
  onClose,
}: {
  readonly folder: string;
  readonly entry: RegisterEntry | undefined;
  readonly onSet: (id: string) => void;
  readonly onClose: () => void;
}) => {
  const set = useAct('register.set');
  const [kind, setKind] = useState<RegisterKind>(entry?.kind ?? 'gap');
  const [statement, setStatement] = useState(entry?.statement ?? '');
  const [person, setPerson] = useState(entry?.person ?? '');
  const [level, setLevel] = useState(entry?.level ?? 2);
  const [changesRanking, setChangesRanking] = useState(entry?.changesRanking ?? false);
  const [status, setStatus] = useState<string>(entry?.status ?? registerStates[kind][0]);
  const [marking, setMarking] = useState<Marking>('case');
  const isWritten = kind === 'counter' || kind === 'premortem';
  const words = countWords(statement);
  const run = async (): Promise<void> => {
    const said = { statement: statement.trim(), person: person.trim(), level, changesRanking, status };
    const reply = await set.run({
      folder,
      ...(entry !== undefined && { id: entry.id }),
      entry: toEntry(kind, said, entry?.hypothesis ?? null),
      ...toTlp(marking),
    });
    if (!reply.ok) return;
    onSet(reply.value.id);
    onClose();
  };
  return (
    <Dialog
      title={entry === undefined ? 'Add to the registers' : `Change the ${registerWords[kind]}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ [labels[kind]]: isTyped(statement), Author: !isWritten || isTyped(person) })}
            isRunning={set.isRunning}
            onPress={() => void run()}
          >
            {set.isRunning ? 'Recording…' : entry === undefined ? 'State it' : 'Record the change'}
          </ActButton>
        </>
      }
    >
      {entry === undefined ? (
        <Segments
          label="Kind"
          choices={registerKinds.map((id) => ({ id, label: kindLabels[id] }))}
          selected={kind}
          onSelect={(next) => {
            setKind(next);
            setStatus(registerStates[next][0]);
          }}
        />
      ) : null}
      <TextField
        label={labels[kind]}
        value={statement}
        onChange={setStatement}
        lines={isWritten ? 10 : 3}
        isRequired
        autoFocus
        maxLength={200_000}
        hint={
          kind === 'counter'
            ? `${hints.counter} Now ${words} of ${counterCaseWords.min} to ${counterCaseWords.max} words.`
            : hints[kind]
        }
      />
      {isWritten ? (
        <SelectField
          label="Level"
          value={String(level)}
          choices={[1, 2, 3, 4].map((one) => ({ id: String(one), label: levelName(one) }))}
          onChange={(chosen) => setLevel(Number(chosen))}
        />
      ) : null}
      <TextField
        label={isWritten ? 'Author' : 'Owner'}
        value={person}
        onChange={setPerson}
        isRequired={isWritten}
        maxLength={500}
        hint={kind === 'counter' ? 'Somebody who did not rate this level.' : ''}
      />
      {kind === 'gap' ? (
        <CheckField value={changesRanking} onChange={setChangesRanking}>
          It could change who leads
        </CheckField>
      ) : null}
      {entry === undefined ? null : (
        <Segments
          label="Status"
          choices={registerStates[kind].map((id) => ({ id, label: id }))}
          selected={status}
          onSelect={setStatus}
        />
      )}
      <MarkingField folder={folder} value={marking} onChange={setMarking} />
      {set.failure === null ? null : <FailureNotice failure={set.failure} />}
    </Dialog>
  );
};

const kindLabels: Readonly<Record<RegisterKind, string>> = {
  gap: 'Gap',
  indicator: 'Indicator of change',
  counter: 'Counter-case',
  premortem: 'Premortem',
};
const labels: Readonly<Record<RegisterKind, string>> = {
  gap: 'What is missing',
  indicator: 'What would be seen',
  counter: 'The case against the lead',
  premortem: 'It is a year later and we were wrong: why?',
};
const hints: Readonly<Record<RegisterKind, string>> = {
  gap: 'What was never collected. It is never scored: only what somebody looked for can be absent.',
  indicator: 'A future observation that would show that events take another course.',
  counter: 'The strongest that can honestly be made.',
  premortem: 'The most likely way in which this assessment turns out to be wrong.',
};

type Said = {
  readonly statement: string;
  readonly person: string;
  readonly level: number;
  readonly changesRanking: boolean;
  readonly status: string;
};

const toEntry = (kind: RegisterKind, said: Said, hypothesis: string | null): Entry => {
  const { statement, person, level, changesRanking } = said;
  switch (kind) {
    case 'gap':
      return { kind, statement, owner: person, changesRanking, status: stateOf('gap', said.status) };
    case 'indicator': {
      const status = stateOf('indicator', said.status);
      return { kind, statement, owner: person, status, ...(hypothesis !== null && { hypothesis }) };
    }
    case 'counter':
      return { kind, statement, author: person, level, status: stateOf('counter', said.status) };
    case 'premortem':
      return { kind, statement, author: person, level, status: stateOf('premortem', said.status) };
  }
};

const stateOf = <Kind extends RegisterKind>(kind: Kind, status: string): (typeof registerStates)[Kind][number] => {
  const states: readonly (typeof registerStates)[Kind][number][] = registerStates[kind];
  return states.find((one) => one === status) ?? registerStates[kind][0];
};
