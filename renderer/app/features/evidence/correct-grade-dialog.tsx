import { useState } from 'react';
import { showText } from '../../../../shared/base/visible-text.ts';
import { tlpLabels } from '../../../../shared/domain/vocabulary.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { SearchSelect } from '../../../ui/choice-menu.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField, type Choice } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { changedParts, gradeChanges, type GradeChange, type WholeGrade } from './grade-changes.ts';
import type { Item } from './item.ts';
import { explainWeight } from './item-weight.ts';
import { useScoringProfile } from './use-scoring-profile.ts';
import { toCounted, toStated } from './whole-grade.ts';
import {
  adequacyChoices,
  classChoices,
  credibilityChoices,
  custodyChoices,
  forgeabilityChoices,
  kindChoices,
  layerChoices,
  reliabilityChoices,
  wordOf,
} from './words.ts';
import styles from './evidence.module.css';

const unsaid = 'unsaid';

/** A list in which nothing need be chosen. */
const withUnsaid = <Value extends string>(
  choices: readonly Choice<Value>[],
): readonly Choice<Value | typeof unsaid>[] => [{ id: unsaid, label: 'not stated' }, ...choices];

const fromUnsaid = <Value extends string>(value: Value | typeof unsaid): Value | null =>
  value === unsaid ? null : value;

/** A correction changes what an item may count, so it shows what it changes and asks why. */
export const CorrectGradeDialog = ({
  folder,
  item,
  grade: counted,
  onClose,
}: {
  readonly folder: string;
  readonly item: Item;
  readonly grade: WholeGrade;
  readonly onClose: () => void;
}) => {
  const correct = useAct('evidence.correct');
  const groups = useReply('hypothesis.list', { folder }).value?.groups ?? [];
  const profile = useScoringProfile(folder);
  const custody = useReply('evidence.read', { folder, evidence: item.id }).value?.custodyState;
  const grade = toStated(counted, custody?.stated ?? null);
  const [next, setNext] = useState(grade);
  const weighed = (one: WholeGrade): WholeGrade => toCounted(one, custody?.derived ?? null);
  const [reason, setReason] = useState('');
  const set = (change: Partial<WholeGrade>): void => setNext({ ...next, ...change });
  const changes = gradeChanges(grade, next);
  const groupName = (id: string): string => groups.find((group) => group.id === id)?.name ?? id;
  const run = async (): Promise<void> => {
    const reply = await correct.run({
      folder,
      evidence: item.id,
      grade: changedParts(grade, next),
      // As it is shown here: if somebody moved the item meanwhile, this is refused.
      leaves: grade.group ?? undefined,
      reason: reason.trim(),
    });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title="Correct the grade"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ 'a change': changes.length > 0, Reason: isTyped(reason) })}
            isRunning={correct.isRunning}
            onPress={() => void run()}
          >
            {correct.isRunning ? 'Recording…' : 'Record the correction'}
          </ActButton>
        </>
      }
    >
      <p>
        <strong>
          <SafeText text={item.exhibit ?? ''} /> <SafeText text={item.title ?? '(title withheld)'} max={200} />
        </strong>
      </p>
      <div className={styles['grid']}>
        <SelectField
          label="Reliability of the source"
          value={next.reliability}
          choices={reliabilityChoices}
          onChange={(reliability) => set({ reliability })}
        />
        <SelectField
          label="Credibility of the content"
          value={next.credibility}
          choices={credibilityChoices}
          onChange={(credibility) => set({ credibility })}
        />
        <SelectField
          label="Custody, as you state it"
          {...(weighed(next).custody !== next.custody && {
            hint: `From the chain follows ${wordOf(custodyChoices, weighed(next).custody)}. That is worse, so it counts.`,
          })}
          value={next.custody}
          choices={custodyChoices}
          onChange={(custody) => set({ custody })}
        />
        <SelectField
          label="How easily it could have been planted"
          value={next.forgeability}
          choices={forgeabilityChoices}
          onChange={(forgeability) => set({ forgeability })}
        />
        <SelectField label="Kind" value={next.kind} choices={kindChoices} onChange={(kind) => set({ kind })} />
        <SelectField
          label="How well somebody looked"
          isDisabled={next.kind !== 'absence'}
          value={next.adequacy ?? unsaid}
          choices={withUnsaid(adequacyChoices)}
          onChange={(adequacy) => set({ adequacy: fromUnsaid(adequacy) })}
        />
        <SearchSelect
          label="Shared origin"
          value={next.group ?? unsaid}
          choices={[
            { id: unsaid, label: 'none: independent of the others' },
            ...groups.map(({ id, name, rho }) => ({
              id,
              label: showText(name ?? '(withheld)'),
              detail: `dependence ${showText(rho ?? 'withheld')}`,
            })),
          ]}
          onChange={(group) => set({ group: fromUnsaid(group) })}
        />
        <SelectField
          label="Class"
          value={next.evidenceClass ?? unsaid}
          choices={withUnsaid(classChoices)}
          onChange={(evidenceClass) => set({ evidenceClass: fromUnsaid(evidenceClass) })}
        />
        <SelectField
          label="Layer"
          value={next.layer ?? unsaid}
          choices={withUnsaid(layerChoices)}
          onChange={(layer) => set({ layer: fromUnsaid(layer) })}
        />
        <SelectField
          label="Marking of the item"
          value={next.marking}
          choices={tlpLabels.map((id) => ({ id, label: `TLP:${id}` }))}
          onChange={(marking) => set({ marking })}
        />
      </div>
      <TextField
        label="Reason"
        value={reason}
        onChange={setReason}
        lines={3}
        isRequired
        hint="Why the grade was wrong. It stands in the ledger beside the old and the new grade, for every reader."
      />
      <section className={styles['preview']} aria-label="What will change">
        <h3>What will change</h3>
        {changes.length === 0 ? (
          <p className={styles['faint']}>Nothing yet.</p>
        ) : (
          <ul className={styles['changes']}>
            {changes.map((change) => (
              <li key={change.part}>
                <span className={styles['faint']}>{change.title} </span>
                <SafeText text={changeWord(change, change.before, groupName)} />
                {' → '}
                <strong>
                  <SafeText text={changeWord(change, change.after, groupName)} />
                </strong>
              </li>
            ))}
            {profile === null ? null : (
              <li>
                <span className={styles['faint']}>Weight </span>
                {explainWeight(weighed(grade), profile).weight}
                {' → '}
                <strong>{explainWeight(weighed(next), profile).weight}</strong>
                <span className={styles['faint']}> {explainWeight(weighed(next), profile).formula}</span>
              </li>
            )}
          </ul>
        )}
        <p className={styles['faint']}>A new line is added; the old grade stays on record.</p>
      </section>
      {correct.failure === null ? null : <FailureNotice failure={correct.failure} />}
    </Dialog>
  );
};

const choicesByPart: Partial<Record<keyof WholeGrade, readonly Choice<string>[]>> = {
  reliability: reliabilityChoices,
  credibility: credibilityChoices,
  custody: custodyChoices,
  forgeability: forgeabilityChoices,
  kind: kindChoices,
  adequacy: adequacyChoices,
  evidenceClass: classChoices,
  layer: layerChoices,
};

const changeWord = ({ part }: GradeChange, value: string | null, groupName: (id: string) => string): string => {
  if (value === null) return part === 'group' ? 'none' : 'not stated';
  if (part === 'group') return groupName(value);
  if (part === 'marking') return `TLP:${value}`;
  return wordOf(choicesByPart[part] ?? [], value);
};
