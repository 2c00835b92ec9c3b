import { useState, type ReactNode } from 'react';
import type { Failure } from '../../../../shared/base/result.ts';
import type { Tlp } from '../../../../shared/domain/vocabulary.ts';
import { showText } from '../../../../shared/base/visible-text.ts';
import { useAct } from '../../api/replies.ts';
import { levelName } from '../../scores/level-names.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { arrangeFamilies, nameOf, targetsOf } from './families.ts';
import { MarkingField, toTlp, type Marking } from '../../marking-field.tsx';
import { ofLevel, type Listed, type ListedHypothesis } from './use-reasoning.ts';

/** What a person wants to say of how hypotheses hang together. With `back` it is taken back. */
export type StructureRequest =
  | { readonly act: 'entail' | 'part'; readonly hypothesis: ListedHypothesis; readonly back?: string }
  | { readonly act: 'confirm'; readonly level: number; readonly back?: true }
  | { readonly act: 'status'; readonly hypothesis: ListedHypothesis }
  | { readonly act: 'correct'; readonly hypothesis: ListedHypothesis };

type DialogProps = { readonly folder: string; readonly listed: Listed; readonly onClose: () => void };

export const StructureDialog = ({ request, ...props }: DialogProps & { readonly request: StructureRequest }) => {
  switch (request.act) {
    case 'entail':
    case 'part':
      return <LinkDialog {...props} request={request} />;
    case 'confirm':
      return <ConfirmDialog {...props} level={request.level} isBack={request.back === true} />;
    case 'status':
      return <StatusDialog {...props} hypothesis={request.hypothesis} />;
    case 'correct':
      return <CorrectDialog {...props} hypothesis={request.hypothesis} />;
  }
};

const linkWords = {
  entail: {
    title: 'What it entails',
    label: 'If it is true, so is',
    means:
      'The probability that is stated for it is then at most that of the one below. What that takes away goes to no rival: it is shown as not established at this level.',
    none: 'The level below has no hypothesis that claims something. State one there first.',
  },
  part: {
    title: 'What it is part of',
    label: 'It is part of',
    means:
      'Both stay columns and are rated apart. The column of the whole then stands for “otherwise than by its parts”, and what they have together is shown at it.',
    none: 'The level has no other hypothesis that it could be part of.',
  },
} as const;

const LinkDialog = ({
  folder,
  listed,
  onClose,
  request,
}: DialogProps & { readonly request: Extract<StructureRequest, { readonly act: 'entail' | 'part' }> }) => {
  const { act, hypothesis, back } = request;
  const entail = useAct('hypothesis.entail');
  const part = useAct('hypothesis.part');
  const words = linkWords[act];
  const targets = targetsOf(listed, hypothesis, act);
  const [target, setTarget] = useState(back ?? (targets.length === 1 ? (targets[0]?.id ?? null) : null));
  const running = act === 'entail' ? entail : part;
  return (
    <Reasoned
      folder={folder}
      title={back === undefined ? words.title : 'Take it back'}
      words={back === undefined ? 'State it' : 'Take it back'}
      needed={notYet({ 'the other hypothesis': target !== null })}
      running={running}
      onClose={onClose}
      onRun={async (reason) => {
        if (target === null) return false;
        const said = { folder, stands: back === undefined, ...reason };
        const reply =
          act === 'entail'
            ? await entail.run({ ...said, higher: hypothesis.id, lower: target })
            : await part.run({ ...said, part: hypothesis.id, whole: target });
        return reply.ok;
      }}
    >
      <p>{showText(nameOf(listed, hypothesis.id))}</p>
      {back === undefined ? (
        targets.length === 0 ? (
          <Notice tone="warn" title={words.none} />
        ) : (
          <SelectField
            label={words.label}
            value={target}
            choices={targets.map(({ id, kind }) => ({
              id,
              label: showText(nameOf(listed, id)),
              ...(kind !== null && kind !== 'specific' && { detail: kind.replaceAll('_', ' ') }),
            }))}
            onChange={setTarget}
            hint={words.means}
          />
        )
      ) : (
        <Notice
          tone="info"
          title={`${act === 'entail' ? 'It no longer entails' : 'It is no longer part of'}: ${showText(nameOf(listed, back))}`}
        >
          The line that stated it stays on record.
        </Notice>
      )}
    </Reasoned>
  );
};

const ConfirmDialog = ({
  folder,
  listed,
  onClose,
  level,
  isBack,
}: DialogProps & { readonly level: number; readonly isBack: boolean }) => {
  const confirm = useAct('hypothesis.confirm');
  const own = arrangeFamilies(ofLevel(listed, level));
  return (
    <Reasoned
      folder={folder}
      title={isBack ? 'Take the confirmation back' : `They exclude each other: level ${levelName(level)}`}
      words={isBack ? 'Take it back' : 'Confirm it'}
      needed={[]}
      running={confirm}
      onClose={onClose}
      onRun={async (reason) => (await confirm.run({ folder, level, stands: !isBack, ...reason })).ok}
    >
      {isBack ? null : (
        <>
          <p>At most one of these is true, a whole being taken without its parts:</p>
          <ul>
            {own.map(({ hypothesis: { id }, depth }) => (
              <li key={id} style={{ marginInlineStart: `${depth * 18}px` }}>
                {showText(nameOf(listed, id))}
              </li>
            ))}
          </ul>
          <Notice tone="info">
            The program cannot see it in the words. A later hypothesis, part or correction on this level outdates the
            confirmation.
          </Notice>
        </>
      )}
    </Reasoned>
  );
};

const StatusDialog = ({
  folder,
  listed,
  onClose,
  hypothesis,
}: DialogProps & { readonly hypothesis: ListedHypothesis }) => {
  const set = useAct('hypothesis.status');
  const isAside = hypothesis.setAside !== null;
  const status = isAside ? 'reopened' : 'set_aside';
  return (
    <Reasoned
      folder={folder}
      title={isAside ? 'Open it again' : 'Set it aside'}
      words={isAside ? 'Open it again' : 'Set it aside'}
      needed={[]}
      running={set}
      onClose={onClose}
      onRun={async (reason) => (await set.run({ folder, hypothesis: hypothesis.id, status, ...reason })).ok}
    >
      <p>{showText(nameOf(listed, hypothesis.id))}</p>
      <Notice tone="info" title="No number changes by it.">
        {isAside
          ? 'It was a scored column all the while.'
          : 'It stays a scored column, is rated like the others, and can still lead. Nothing is deleted.'}
      </Notice>
    </Reasoned>
  );
};

const CorrectDialog = ({ folder, onClose, hypothesis }: DialogProps & { readonly hypothesis: ListedHypothesis }) => {
  const correct = useAct('hypothesis.correct');
  const [statement, setStatement] = useState(hypothesis.statement ?? '');
  const [predicts, setPredicts] = useState(hypothesis.predicts ?? '');
  const [refutedBy, setRefutedBy] = useState(hypothesis.refutedBy ?? '');
  const now = { statement, predicts, refutedBy };
  const changed = Object.entries(now).filter(([name, text]) => text !== Reflect.get(hypothesis, name));
  return (
    <Reasoned
      folder={folder}
      title="Correct what it says"
      words="Record the correction"
      needed={notYet({ Statement: isTyped(statement), 'a change': changed.length > 0 })}
      running={correct}
      onClose={onClose}
      onRun={async (reason) =>
        (await correct.run({ folder, hypothesis: hypothesis.id, ...Object.fromEntries(changed), ...reason })).ok
      }
    >
      <TextField
        label="Statement"
        value={statement}
        onChange={setStatement}
        lines={2}
        isRequired
        autoFocus
        maxLength={textMax}
        hint="Its kind and its level stay. For another claim, state another hypothesis."
      />
      <TextField label="Predicts" value={predicts} onChange={setPredicts} lines={2} maxLength={textMax} />
      <TextField label="Would be refuted by" value={refutedBy} onChange={setRefutedBy} lines={2} maxLength={textMax} />
    </Reasoned>
  );
};

type Because = { readonly reason: string; readonly tlp?: Tlp };

/** A dialog that asks why, and with whom the line may be shared. */
const Reasoned = ({
  folder,
  title,
  words,
  needed,
  running,
  onRun,
  onClose,
  children,
}: {
  readonly folder: string;
  readonly title: string;
  readonly words: string;
  /** What is still to be filled in beside the reason. */
  readonly needed: readonly string[];
  readonly running: { readonly isRunning: boolean; readonly failure: Failure | null };
  /** Whether it was recorded. */
  readonly onRun: (because: Because) => Promise<boolean>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) => {
  const [reason, setReason] = useState('');
  const [marking, setMarking] = useState<Marking>('case');
  const run = async (): Promise<void> => {
    if (await onRun({ reason: reason.trim(), ...toTlp(marking) })) onClose();
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={[...needed, ...notYet({ Reason: isTyped(reason) })]}
            isRunning={running.isRunning}
            onPress={() => void run()}
          >
            {running.isRunning ? 'Recording…' : words}
          </ActButton>
        </>
      }
    >
      {children}
      <TextField label="Reason" value={reason} onChange={setReason} lines={2} isRequired maxLength={textMax} />
      <MarkingField folder={folder} value={marking} onChange={setMarking} />
      {running.failure === null ? null : <FailureNotice failure={running.failure} />}
    </Dialog>
  );
};

const textMax = 200_000;
