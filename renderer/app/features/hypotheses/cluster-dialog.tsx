import { useMemo, useState } from 'react';
import type { SubjectInput } from '../../../../shared/api/findings-contract.ts';
import {
  clusterTiers,
  tierRequirements,
  tierSource,
  tierWords,
  type ClusterTier,
} from '../../../../shared/domain/cluster-vocabulary.ts';
import type { Failure, Result } from '../../../../shared/base/result.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct, useReply } from '../../api/replies.ts';
import { labelOf, type ListedCluster } from './cluster-words.ts';
import { MembersField, SplitField, ThingsField, type Split } from './things-field.tsx';
import { membersToThings, splitParts, toParts, type Thing } from './things.ts';
import styles from './naming.module.css';

export type ClusterAct =
  'form' | 'join' | 'leave' | 'merge' | 'split' | 'promote' | 'refers' | 'confirmed' | 'withdrawn';
export type ClusterRequest = { readonly act: ClusterAct; readonly cluster?: ListedCluster };

/** One event of a cluster, with its rationale. */
export const ClusterDialog = ({
  folder,
  request: { act, cluster },
  onClose,
}: {
  readonly folder: string;
  readonly request: ClusterRequest;
  readonly onClose: () => void;
}) => {
  const { send, isRunning, failure } = useClusterActs();
  const clusters = useReply('cluster.list', { folder }).value?.clusters ?? [];
  const hypotheses = useReply('hypothesis.list', { folder }).value?.hypotheses ?? [];
  const [label, setLabel] = useState(act === 'promote' ? (cluster?.label ?? '') : '');
  const [things, setThings] = useState<readonly Thing[]>([]);
  const [split, setSplit] = useState<Split>({ labels: ['', ''], partByKey: {} });
  const [tier, setTier] = useState<ClusterTier>(clusterTiers.find((one) => one === cluster?.tier) ?? clusterTiers[0]);
  const [other, setOther] = useState<string | null>(null);
  const [rationale, setRationale] = useState('');
  const [day, setDay] = useState('');
  const isLink = act === 'refers' || act === 'confirmed' || act === 'withdrawn';
  const linked = new Set(cluster?.links.filter(({ status }) => status !== 'withdrawn').map((one) => one.hypothesis));
  const needsThings = act === 'form' || act === 'join' || act === 'leave';
  const members = useMemo(() => membersToThings(cluster?.members ?? []), [cluster]);
  const needed = notYet({
    Label: (act !== 'form' && act !== 'promote') || isTyped(label),
    [act === 'leave' ? 'What leaves' : 'Items, records, findings']: !needsThings || things.length > 0,
    ...(act === 'split' && splitParts(split.labels, members, split.partByKey)),
    [act === 'merge' ? 'Into' : 'Hypothesis']: (act !== 'merge' && !isLink) || other !== null,
    Rationale: isTyped(rationale),
  });
  const run = async (): Promise<void> => {
    const reply = await send({
      folder,
      act,
      id: cluster?.id ?? '',
      label,
      members: things.map(({ subject }) => subject),
      parts: toParts(split.labels, members, split.partByKey),
      tier,
      other: other ?? '',
      rationale,
      day: day.trim(),
    });
    if (reply.ok) onClose();
  };
  return (
    <Dialog
      title={titles[act]}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton needed={needed} isRunning={isRunning} onPress={() => void run()}>
            {isRunning ? 'Recording…' : 'Record it'}
          </ActButton>
        </>
      }
    >
      {act === 'form' || act === 'promote' ? (
        <>
          <TextField label="Label" value={label} onChange={setLabel} isRequired maxLength={200} />
          <SelectField
            label="Tier"
            value={tier}
            choices={clusterTiers.map((id) => ({ id, label: tierWords[id], detail: tierRequirements[id].join('; ') }))}
            onChange={setTier}
            hint={`${tierSource}; a checklist that nothing enforces.`}
          />
        </>
      ) : null}
      {act === 'form' || act === 'join' ? (
        <ThingsField folder={folder} chosen={things} held={members} onChange={setThings} />
      ) : null}
      {act === 'leave' ? <MembersField members={members} chosen={things} onChange={setThings} /> : null}
      {act === 'split' ? <SplitField members={members} split={split} onChange={setSplit} /> : null}
      {act === 'merge' ? (
        <SelectField
          label="Into"
          isRequired
          value={other}
          choices={clusters
            .filter(({ id, ended }) => ended === null && id !== cluster?.id)
            .map((one) => ({ id: one.id, label: labelOf(one) }))}
          onChange={setOther}
          hint="That one goes on with what both hold. This one ends, and stays on record."
        />
      ) : null}
      {isLink ? (
        <SelectField
          label="Hypothesis"
          isRequired
          value={other}
          choices={hypotheses
            .filter(({ id, level }) => (level === 1 || level === 2) && linked.has(id) === (act !== 'refers'))
            .map(({ id, statement }) => ({ id, label: statement ?? id }))}
          onChange={setOther}
          hint="Of level 1 or 2."
        />
      ) : null}
      <TextField
        label="Rationale"
        value={rationale}
        onChange={setRationale}
        lines={3}
        isRequired
        maxLength={200_000}
        hint="Why. The event stays on record with it."
      />
      {isLink ? null : (
        <TextField
          label="Day"
          value={day}
          onChange={setDay}
          maxLength={10}
          isMono
          hint="From when on it holds, YYYY-MM-DD; empty: today."
        />
      )}
      {failure === null ? null : <FailureNotice failure={failure} />}
      <p className={styles['muted']}>The line is marked no lower than what it names.</p>
    </Dialog>
  );
};

const titles: Readonly<Record<ClusterAct, string>> = {
  form: 'Form a cluster',
  join: 'Things join the cluster',
  leave: 'Things leave the cluster',
  merge: 'Merge the cluster into another',
  split: 'Split the cluster',
  promote: 'Move the cluster to a tier',
  refers: 'A hypothesis refers to the cluster',
  confirmed: 'Confirm that a hypothesis refers to the cluster',
  withdrawn: 'A hypothesis no longer refers to the cluster',
};

type Said = {
  readonly folder: string;
  readonly act: ClusterAct;
  readonly id: string;
  readonly label: string;
  readonly members: SubjectInput[];
  readonly parts: { label: string; members: SubjectInput[] }[];
  readonly tier: ClusterTier;
  readonly other: string;
  readonly rationale: string;
  readonly day: string;
};

const useClusterActs = () => {
  const form = useAct('cluster.form');
  const change = useAct('cluster.change');
  const merge = useAct('cluster.merge');
  const split = useAct('cluster.split');
  const promote = useAct('cluster.promote');
  const link = useAct('cluster.link');
  const acts = [form, change, merge, split, promote, link];
  const send = ({
    folder,
    act,
    id: cluster,
    label,
    members,
    parts,
    tier,
    other,
    rationale: why,
    day,
  }: Said): Promise<Result<unknown>> => {
    const rationale = why.trim();
    const said = { rationale, ...(day !== '' && { day }) };
    switch (act) {
      case 'form':
        return form.run({ folder, label: label.trim(), tier, members, ...said });
      case 'join':
        return change.run({ folder, cluster, joined: members, ...said });
      case 'leave':
        return change.run({ folder, cluster, left: members, ...said });
      case 'merge':
        return merge.run({ folder, cluster, into: other, ...said });
      case 'split':
        return split.run({ folder, cluster, parts, ...said });
      case 'promote':
        return promote.run({ folder, cluster, tier, label: label.trim(), ...said });
      case 'refers':
      case 'confirmed':
      case 'withdrawn':
        return link.run({ folder, cluster, hypothesis: other, status: act, rationale });
    }
  };
  const failure: Failure | null = acts.find((one) => one.failure !== null)?.failure ?? null;
  return { send, failure, isRunning: acts.some((one) => one.isRunning) };
};
