import { newId } from '../../shared/base/ids.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import type { SubjectInput } from '../../shared/api/findings-contract.ts';
import { subjectKey } from '../../shared/domain/apply-finding.ts';
import type { Cluster } from '../../shared/domain/clusters.ts';
import type { Tlp } from '../../shared/domain/vocabulary.ts';
import type { JsonObject } from '../../shared/ledger/canonical-json.ts';
import { membersMax } from '../../shared/ledger/cluster-line-types.ts';
import type { Subject } from '../../shared/ledger/finding-line-types.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findSubjects, markingOf } from '../findings/subjects.ts';
import { findStandingCluster } from './find-cluster.ts';

type Said = { readonly day?: string | undefined; readonly rationale: string; readonly tlp?: Tlp | undefined };

/** One event: what it is about is marked no lower than the things of which it tells. */
const record = (
  session: CaseSession,
  deps: AppDeps,
  { said, decide }: { readonly said: Said; readonly decide: () => Result<Event> },
): Result<{ readonly line: number }> => {
  const appended = session.append(() => {
    const event = decide();
    if (!event.ok) return event;
    const { type, about, fields } = event.value;
    const tlp = markingOf(session, about, said.tlp);
    if (!tlp.ok) return tlp;
    const day = said.day ?? deps.clock().slice(0, 10);
    const common = { ...commonFields(session, deps, tlp.value), day, rationale: said.rationale };
    return ok({ drafts: [{ type, fields: { ...common, ...fields } }] });
  });
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};
type Event = { readonly type: string; readonly about: readonly Subject[]; readonly fields: JsonObject };

export const formCluster = (
  session: CaseSession,
  input: Checked<'cluster.form'>,
  deps: AppDeps,
): Result<Output<'cluster.form'>> => {
  const members = readSubjects(session, input.members);
  if (!members.ok) return members;
  const id = newId('cluster', deps.random);
  const fields = { id, label: input.label.trim(), tier: input.tier, members: [...members.value] };
  const recorded = record(session, deps, {
    said: input,
    decide: () => ok({ type: 'cluster.form', about: members.value, fields }),
  });
  return recorded.ok ? ok({ id, line: recorded.value.line }) : recorded;
};

export const changeCluster = (
  session: CaseSession,
  input: Checked<'cluster.change'>,
  deps: AppDeps,
): Result<Output<'cluster.change'>> => {
  const joined = readSubjects(session, input.joined);
  if (!joined.ok) return joined;
  const left = readSubjects(session, input.left);
  if (!left.ok) return left;
  return record(session, deps, {
    said: input,
    decide: () => {
      const cluster = findStandingCluster(session.tables, input.cluster);
      if (!cluster.ok) return cluster;
      const fault = changeFault(cluster.value, joined.value, left.value);
      if (fault !== undefined) return err(fault);
      const { id } = cluster.value;
      return ok({
        type: 'cluster.change',
        about: [...joined.value, ...left.value],
        fields: { id, joined: [...joined.value], left: [...left.value] },
      });
    },
  });
};

const changeFault = (
  { id, label, members }: Cluster,
  joined: readonly Subject[],
  left: readonly Subject[],
): Failure | undefined => {
  const name = label ?? id;
  if (joined.length === 0 && left.length === 0) {
    return {
      code: 'NOTHING_NAMED',
      message: 'Nothing joins and nothing leaves, so nothing was recorded.',
      hint: 'Name items, records or findings.',
      at: id,
    };
  }
  const twice = joined.find((subject) => members.has(subjectKey(subject)));
  if (twice !== undefined) {
    return {
      code: 'ALREADY_IN_CLUSTER',
      message: `${subjectKey(twice)} is in the cluster ${name} already; nothing was recorded.`,
      hint: 'Leave it out.',
      at: subjectKey(twice),
    };
  }
  const absent = left.find((subject) => !members.has(subjectKey(subject)));
  if (absent !== undefined) return notIn(absent, name);
  return members.size + joined.length - left.length > 0
    ? undefined
    : {
        code: 'EMPTY_CLUSTER',
        message: `Nothing would be left in the cluster ${name}; nothing was recorded.`,
        hint: 'Merge it into the one that its things belong to.',
        at: id,
      };
};

const notIn = (subject: Subject, name: string): Failure => ({
  code: 'NOT_IN_CLUSTER',
  message: `${subjectKey(subject)} is not in the cluster ${name}; nothing was recorded.`,
  hint: '`plumbline cluster show DIR CLUSTER` lists what it holds.',
  at: subjectKey(subject),
});

export const mergeCluster = (
  session: CaseSession,
  input: Checked<'cluster.merge'>,
  deps: AppDeps,
): Result<Output<'cluster.merge'>> =>
  record(session, deps, {
    said: input,
    decide: () => {
      const cluster = findStandingCluster(session.tables, input.cluster);
      if (!cluster.ok) return cluster;
      const into = findStandingCluster(session.tables, input.into);
      if (!into.ok) return into;
      const { id, label, members } = cluster.value;
      if (id === into.value.id) {
        return err({
          code: 'SAME_CLUSTER',
          message: `The cluster ${label ?? id} cannot be merged with itself.`,
          hint: 'Name the cluster that goes on.',
          at: id,
        });
      }
      const about = [...members.values(), ...into.value.members.values()];
      if (new Set(about.map(subjectKey)).size > membersMax) return err(tooLarge);
      return ok({ type: 'cluster.merge', about, fields: { id, into: into.value.id } });
    },
  });

const tooLarge: Failure = {
  code: 'TOO_MANY',
  message: `A cluster holds at most ${membersMax} things; nothing was recorded.`,
  hint: 'Hold what characterises it, not every record.',
};

export const splitCluster = (
  session: CaseSession,
  input: Checked<'cluster.split'>,
  deps: AppDeps,
): Result<Output<'cluster.split'>> => {
  const read: (readonly Subject[])[] = [];
  for (const { members } of input.parts) {
    const subjects = readSubjects(session, members);
    if (!subjects.ok) return subjects;
    read.push(subjects.value);
  }
  const ids = input.parts.map(() => newId('cluster', deps.random));
  const recorded = record(session, deps, {
    said: input,
    decide: () => {
      const cluster = findStandingCluster(session.tables, input.cluster);
      if (!cluster.ok) return cluster;
      const fault = splitFault(cluster.value, read);
      if (fault !== undefined) return err(fault);
      const parts = input.parts.map(({ label, tier }, at) => ({
        id: ids[at] ?? '',
        label: label.trim(),
        tier: tier ?? cluster.value.tier ?? 'activity_cluster',
        members: [...(read[at] ?? [])],
      }));
      return ok({ type: 'cluster.split', about: read.flat(), fields: { id: cluster.value.id, parts } });
    },
  });
  return recorded.ok ? ok({ ids, line: recorded.value.line }) : recorded;
};

/** Every thing goes to one part, none to two, and none comes from elsewhere. */
const splitFault = ({ id, label, members }: Cluster, parts: readonly (readonly Subject[])[]): Failure | undefined => {
  const name = label ?? id;
  const seen = new Set<string>();
  for (const subject of parts.flat()) {
    const key = subjectKey(subject);
    if (!members.has(key)) return notIn(subject, name);
    if (seen.has(key)) {
      return {
        code: 'SPLIT_DOUBLES',
        message: `${key} would be in two parts of the cluster ${name}; nothing was recorded.`,
        hint: 'Give it to one of them.',
        at: key,
      };
    }
    seen.add(key);
  }
  const lost = [...members.keys()].filter((key) => !seen.has(key));
  return lost.length === 0
    ? undefined
    : {
        code: 'SPLIT_LOSES',
        message: `${lost.length} of ${members.size} things of the cluster ${name} would go nowhere, ${lost[0] ?? ''} among them; nothing was recorded.`,
        hint: 'Give each to a part, or let it leave the cluster first.',
        at: lost[0] ?? id,
      };
};

export const promoteCluster = (
  session: CaseSession,
  input: Checked<'cluster.promote'>,
  deps: AppDeps,
): Result<Output<'cluster.promote'>> =>
  record(session, deps, {
    said: input,
    decide: () => {
      const cluster = findStandingCluster(session.tables, input.cluster);
      if (!cluster.ok) return cluster;
      const { id, tier, members } = cluster.value;
      const label = input.label?.trim() ?? cluster.value.label ?? id;
      if (tier === input.tier && label === cluster.value.label) {
        return err({
          code: 'NOTHING_CHANGED',
          message: `The cluster ${label} is of this tier and has this label already.`,
          hint: 'Name another tier or another label.',
          at: id,
        });
      }
      return ok({
        type: 'cluster.promote',
        about: [...members.values()],
        fields: { id, tier: input.tier, label },
      });
    },
  });

/** What is named, each once: a thing named twice in one list is a slip that would hide another. */
const readSubjects = (session: CaseSession, inputs: readonly SubjectInput[]): Result<readonly Subject[]> => {
  const found = findSubjects(session, inputs);
  if (!found.ok || found.value.length === inputs.length) return found;
  return err({
    code: 'NAMED_TWICE',
    message: 'One thing is named twice in the same list; nothing was recorded.',
    hint: 'Name each once.',
  });
};
