import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import { clustersOf, type Cluster } from '../../shared/domain/clusters.ts';

/** A cluster by its identifier, a unique beginning of it, or its label where one only has it. */
export const findCluster = (tables: CaseTables, reference: string): Result<Cluster> => {
  const clusters = [...clustersOf(tables.rows('cluster_event')).values()];
  const exact = clusters.find(({ id }) => id === reference);
  const labelled = clusters.filter(({ label }) => label === reference);
  const found =
    exact !== undefined
      ? [exact]
      : labelled.length > 0
        ? labelled
        : clusters.filter(({ id }) => id.startsWith(reference));
  const [only] = found;
  if (only !== undefined && found.length === 1) return ok(only);
  return err({
    code: only === undefined ? 'NOT_FOUND' : 'AMBIGUOUS',
    message:
      only === undefined
        ? `There is no cluster ${reference} in the case.`
        : `${reference} stands for ${found.length} clusters.`,
    hint: 'Give more of its identifier: `plumbline cluster list DIR` shows them.',
    at: reference,
  });
};

/** The same, refused once it was merged or split. */
export const findStandingCluster = (tables: CaseTables, reference: string): Result<Cluster> => {
  const found = findCluster(tables, reference);
  if (!found.ok) return found;
  const fault = endedFault(found.value);
  return fault === undefined ? found : err(fault);
};

const endedFault = ({ id, label, ended }: Cluster): Failure | undefined =>
  ended === null
    ? undefined
    : {
        code: 'CLUSTER_ENDED',
        message: `The cluster ${label ?? id} was ${ended.how} in line ${ended.seq}, and changes no more.`,
        hint:
          ended.into.length === 0
            ? 'Where it went is withheld here.'
            : `It went into ${ended.into.join(', ')}; use that.`,
        at: id,
      };
