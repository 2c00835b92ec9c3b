import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import type { ClusterLinkRow } from '../../shared/domain/cluster-rows.ts';
import type { Cluster } from '../../shared/domain/clusters.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';
import { findCluster, findStandingCluster } from './find-cluster.ts';

type Input = Checked<'cluster.link'>;

/** Says that a hypothesis refers to a cluster, still does after it was merged or split, or no longer does. */
export const linkCluster = (session: CaseSession, input: Input, deps: AppDeps): Result<Output<'cluster.link'>> => {
  const { tables } = session;
  const hypothesis = findRow(tables, 'hypothesis', input.hypothesis);
  if (!hypothesis.ok) return hypothesis;
  const { key, level } = hypothesis.value;
  if (level !== 1 && level !== 2) {
    return err({
      code: 'NOT_OF_A_CLUSTER',
      message: `The hypothesis is on level ${level ?? '(withheld)'}; clusters of activity belong to levels 1 and 2.`,
      hint: 'Refer to the cluster from the hypothesis on the group or the infrastructure.',
      at: key,
    });
  }
  const { status, rationale } = input;
  // What ended may still be what a hypothesis was about.
  const find = status === 'refers' ? findStandingCluster : findCluster;
  const appended = session.append(() => {
    const cluster = find(tables, input.cluster);
    if (!cluster.ok) return cluster;
    const fault = linkFault(input, tables.get('cluster_link', `${key}/${cluster.value.id}`), cluster.value);
    if (fault !== undefined) return err(fault);
    const fields = { hypothesis: key, id: cluster.value.id, status, rationale };
    return ok({ drafts: [{ type: 'cluster.link', fields: { ...commonFields(session, deps, input.tlp), ...fields } }] });
  });
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};

const linkFault = ({ status }: Input, row: ClusterLinkRow | undefined, { id, label }: Cluster): Failure | undefined => {
  const isLinked = row !== undefined && row.status !== 'withdrawn';
  if (status === 'refers' && isLinked) {
    return {
      code: 'ALREADY_LINKED',
      message: `The hypothesis refers to the cluster ${label ?? id} since line ${row.seq}.`,
      hint: 'Confirm it again, if the cluster changed since.',
      at: id,
    };
  }
  return status === 'refers' || isLinked
    ? undefined
    : {
        code: 'NOT_LINKED',
        message: `The hypothesis does not refer to the cluster ${label ?? id}; nothing was recorded.`,
        hint: 'Refer to it first.',
        at: id,
      };
};
