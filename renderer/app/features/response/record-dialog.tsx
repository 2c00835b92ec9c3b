import { useState, type ComponentProps, type ReactNode } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { instrumentName } from '../../../../shared/consequence/gate-words.ts';
import { tlpLabels } from '../../../../shared/domain/vocabulary.ts';
import { parsePolicyProfile } from '../../../../shared/reference/policy-profiles.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { useAct, useReply } from '../../api/replies.ts';
import { MarkingField, toTlp, type Marking } from '../../marking-field.tsx';
import { useGo } from '../../navigation.ts';
import type { WholeMeasure } from './measure-acts.ts';
import {
  checkDraft,
  draftToRecord,
  newDraft,
  recordToDraft,
  type DraftErrors,
  type RecordDraft,
} from './record-draft.ts';
import { EffectSection, ReasonsSection, WhatSection } from './record-sections.tsx';
import { DatesSection, SafeguardsSection, WatchingSection } from './record-watching.tsx';
import styles from './measures.module.css';

type TabId = 'what' | 'reasons' | 'effect' | 'safeguards' | 'watching' | 'dates';

/** Drafts a measure, or amends one that nobody decided on: its decision record in parts, all of it kept until it is recorded. */
export const RecordDialog = ({
  folder,
  measure,
  instrument,
  onClose,
}: {
  readonly folder: string;
  /** The one that is amended; null: a new one, */
  readonly measure: WholeMeasure | null;
  /** of this instrument, where it was chosen. */
  readonly instrument: string | null;
  readonly onClose: () => void;
}) => {
  const profile = useReply('policy.read', { folder });
  const lines = useReply('ledger.page', { folder, ...recordLines }, { isEnabled: measure !== null });
  const parsed = profile.value === undefined ? undefined : parsePolicyProfile(profile.value.text);
  const policy = parsed?.ok === true ? parsed.value : null;
  const first = measure === null ? 'case' : lines.value === undefined ? null : markingOf(measure, lines.value.rows);
  const unread = profile.failure ?? lines.failure ?? (parsed?.ok === false ? parsed.error : null);
  const go = useGo();
  const draftAct = useAct('measure.draft');
  const amendAct = useAct('measure.amend');
  const [draft, setDraft] = useState(() => (measure === null ? newDraft(instrument) : recordToDraft(measure)));
  const [chosen, setChosen] = useState<Marking | null>(null);
  const [tab, setTab] = useState<TabId>('what');
  const [isTried, setTried] = useState(false);
  const marking = chosen ?? first;
  const change = (part: Partial<RecordDraft>): void => setDraft({ ...draft, ...part });
  const errors = isTried ? checkDraft(draft) : {};
  const isRunning = draftAct.isRunning || amendAct.isRunning;
  const failure = draftAct.failure ?? amendAct.failure;
  const run = async (): Promise<void> => {
    const found = checkDraft(draft);
    setTried(true);
    const [wrong] = tabsOf(found);
    if (wrong !== undefined) setTab(wrong);
    if (wrong !== undefined || marking === null) return;
    const record = draftToRecord(draft);
    if (measure === null) {
      const reply = await draftAct.run({ folder, record, ...toTlp(marking) });
      if (!reply.ok) return;
      go.toScreen('response', { measure: reply.value.id });
    } else {
      const reply = await amendAct.run({ folder, measure: measure.id, record, ...toTlp(marking) });
      if (!reply.ok) return;
    }
    onClose();
  };
  const own = policy?.instruments.find(({ id }) => id === draft.instrument);
  return (
    <Dialog
      title={measure === null ? 'Draft a measure' : 'Amend the measure'}
      isOpen
      onClose={onClose}
      width="large"
      footer={
        policy === null || marking === null ? undefined : (
          <>
            <span className={styles['footWords']}>
              {tabsOf(errors).length > 0
                ? `Not recorded yet: ${Object.values(errors)[0] ?? ''}`
                : own === undefined
                  ? 'A draft may be unfinished: what it lacks is asked for when it is decided on.'
                  : instrumentName(own)}
            </span>
            <Button onPress={onClose}>Cancel</Button>
            <Button look="primary" isDisabled={isRunning} onPress={() => void run()}>
              {isRunning ? 'Recording…' : measure === null ? 'Record the draft' : 'Record the amendment'}
            </Button>
          </>
        )
      }
    >
      {failure === null ? null : <FailureNotice failure={failure} />}
      {measure === null ? null : (
        <p className={styles['muted']}>
          It is a draft again after that: gate, review and approvals that it has do not carry over.
        </p>
      )}
      {policy === null || marking === null ? (
        unread === null ? (
          <Loading label="Reading the policy profile" />
        ) : (
          <FailureNotice
            failure={unread}
            onRetry={() => {
              profile.refetch();
              lines.refetch();
            }}
          />
        )
      ) : (
        <RecordParts fields={{ folder, draft, errors, policy, onChange: change }} selected={tab} onSelect={setTab}>
          <MarkingField folder={folder} value={marking} onChange={setChosen} />
        </RecordParts>
      )}
    </Dialog>
  );
};

const recordLines = { types: ['measure.draft', 'measure.amend'], count: 500 };

/** As the record is marked that is amended: an amendment is shared no further by chance. Where that is not known, with nobody. */
const markingOf = ({ history }: WholeMeasure, rows: Output<'ledger.page'>['rows']): Marking => {
  const own = rows.find(({ seq }) => history.some(({ line }) => line === seq));
  return tlpLabels.find((label) => label === own?.tlp) ?? 'RED';
};

/** The decision record in its parts; `children` is how its line is marked. */
const RecordParts = ({
  fields,
  selected,
  onSelect,
  children,
}: {
  readonly fields: ComponentProps<typeof WhatSection>;
  readonly selected: TabId;
  readonly onSelect: (tab: TabId) => void;
  readonly children: ReactNode;
}) => {
  const { draft } = fields;
  const count = (isThere: readonly boolean[]): number => isThere.filter(Boolean).length;
  return (
    <div className={styles['form']}>
      <Tabs
        label="Parts of the record"
        selected={selected}
        onSelect={onSelect}
        tabs={[
          {
            id: 'what',
            title: 'What and against whom',
            content: <WhatSection {...fields} />,
          },
          {
            id: 'reasons',
            title: 'Options and reasons',
            count: count([
              ...draft.options.map(({ text }) => text.trim() !== ''),
              draft.proportionate.trim() !== '',
              draft.necessary.trim() !== '',
              draft.now.trim() !== '',
            ]),
            content: <ReasonsSection {...fields} />,
          },
          {
            id: 'effect',
            title: 'Law and effect',
            content: <EffectSection {...fields} />,
          },
          {
            id: 'safeguards',
            title: 'Safeguards',
            count: Object.values(draft.safeguards).filter(({ answer }) => answer !== null).length,
            content: <SafeguardsSection {...fields} />,
          },
          {
            id: 'watching',
            title: 'Watching',
            count: draft.indicators.length,
            content: <WatchingSection {...fields} />,
          },
          {
            id: 'dates',
            title: 'Dates and the public',
            content: <DatesSection {...fields}>{children}</DatesSection>,
          },
        ]}
      />
    </div>
  );
};

const tabOfField: Readonly<Record<keyof DraftErrors, TabId>> = {
  title: 'what',
  instrument: 'what',
  safeguards: 'safeguards',
  plan: 'watching',
  start: 'dates',
  end: 'dates',
  reviews: 'dates',
  publicText: 'dates',
};

/** The parts in which something keeps the draft from being recorded, in their order. */
const tabsOf = (errors: DraftErrors): readonly TabId[] =>
  Object.entries(tabOfField).flatMap(([field, tab]) => (Object.hasOwn(errors, field) ? [tab] : []));
