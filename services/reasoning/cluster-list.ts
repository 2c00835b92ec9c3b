import { z } from 'zod';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { canonicalJson } from '../../shared/ledger/canonical-json.ts';
import { subjectSchema, type Subject } from '../../shared/ledger/finding-line-types.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { ClusterEventRow } from '../../shared/domain/cluster-rows.ts';
import { clusterTiers, tierRequirements } from '../../shared/domain/cluster-vocabulary.ts';
import { clustersOf, readParts, redrawnLinks, type Cluster } from '../../shared/domain/clusters.ts';
import { isProvisionalName } from '../../shared/domain/provisional-name.ts';
import { diamondVertices } from '../../shared/domain/vocabulary.ts';
import { readHead } from '../../db/ledger.ts';
import { replayTo } from '../../db/replay.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { showSubjects } from '../findings/subjects.ts';

type Listed = Output<'cluster.list'>['clusters'][number];

/** Every cluster that there is or was, with its history, as the case is or as it was after line `at`. */
export const listClusters = (
  session: CaseSession,
  { at }: Checked<'cluster.list'>,
  deps: AppDeps,
): Result<Output<'cluster.list'>> => {
  const size = readHead(session.store.db)?.size ?? 0;
  if (at !== undefined && at >= size) {
    return err({
      code: 'NO_SUCH_LINE',
      message: `The ledger has the lines 0 to ${size - 1}, not ${at}.`,
      hint: 'Name a line that exists.',
    });
  }
  const tables = at === undefined ? session.tables : replayTo(session.store.db, deps.crypto, at + 1);
  const rows = tables.rows('cluster_event');
  const clusters = clustersOf(rows);
  const eventBySeq = new Map(rows.map((row) => [row.seq, row]));
  const show = showIn({ folder: session.folder, tables });
  const links = linksOf(tables, clusters);
  return ok({
    clusters: [...clusters.values()].map((cluster) => ({
      ...describe(cluster, tables, show),
      events: cluster.events.flatMap((seq) => {
        const event = eventBySeq.get(seq);
        return event === undefined ? [] : [describeEvent(event, show)];
      }),
      links: links.get(cluster.id) ?? [],
    })),
  });
};

type Show = (subjects: readonly Subject[]) => Listed['members'];

const showIn =
  (session: Pick<CaseSession, 'folder' | 'tables'>): Show =>
  (subjects) => [
    ...showSubjects(
      session,
      subjects.map(({ item, finding, record }) => ({
        item,
        finding,
        record: record === null ? null : canonicalJson(record),
      })),
    ),
  ];

const describe = (cluster: Cluster, tables: CaseTables, show: Show): Omit<Listed, 'events' | 'links'> => {
  const { id, label, tier, members, formedSeq, splitFrom, ended, isPartial } = cluster;
  return {
    id,
    label,
    isProvisional: label !== null && isProvisionalName(label),
    tier,
    members: show([...members.values()]),
    formedLine: formedSeq,
    splitFrom,
    ended: ended === null ? null : { line: ended.seq, how: ended.how, into: [...ended.into] },
    isPartial,
    checklist: checklistOf(cluster, tables),
  };
};

/** What each tier asks; of some of it the case itself knows something, and the rest is for people to judge. */
const checklistOf = ({ members }: Cluster, tables: CaseTables): Listed['checklist'] => {
  const items = new Set([...members.values()].map(({ item }) => item));
  const sources = new Set([...items].flatMap((item) => tables.get('evidence', item)?.source ?? []));
  const stated = new Set(
    [...items].flatMap((item) => {
      const intake = tables.get('evidence', item)?.intake ?? null;
      const own = tables.get('acquisition', item)?.vertex ?? null;
      const shared = intake === null ? null : (tables.get('acquisition', intake)?.vertex ?? null);
      return [own ?? shared].filter((vertex) => vertex !== null);
    }),
  );
  const vertices = diamondVertices.filter((vertex) => stated.has(JSON.stringify(vertex)));
  const vertexWords = vertices.length === 0 ? 'no vertex is stated of its items' : `stated: ${vertices.join(', ')}`;
  const found: Readonly<Record<string, string>> = {
    'two related events or more': `${members.size} ${members.size === 1 ? 'thing' : 'things'} in it`,
    'mapped to the Diamond Model': vertexWords,
    'all four vertices of the Diamond Model': `${vertices.length} of ${diamondVertices.length}; ${vertexWords}`,
    'several sources': `${sources.size} of its items`,
  };
  return clusterTiers.flatMap((tier) =>
    tierRequirements[tier].map((requirement) => ({ tier, requirement, found: found[requirement] ?? null })),
  );
};

const subjects = z.array(subjectSchema);
const readList = (text: string | null): readonly Subject[] | null =>
  text === null ? null : subjects.parse(JSON.parse(text));

const describeEvent = (event: ClusterEventRow, show: Show): Listed['events'][number] => {
  const { seq, act, cluster, label, tier, into, day, rationale, at, actor } = event;
  const [joined, left] = [readList(event.joined), readList(event.left)];
  return {
    line: seq,
    act,
    cluster,
    label,
    tier,
    into,
    joined: joined === null ? null : show(joined),
    left: left === null ? null : show(left),
    parts:
      event.parts === null
        ? null
        : readParts(event.parts).map(({ members, ...part }) => ({ ...part, members: show(members) })),
    day,
    rationale,
    at,
    actor,
  };
};

const linksOf = (tables: CaseTables, clusters: ReadonlyMap<string, Cluster>): ReadonlyMap<string, Listed['links']> => {
  const rows = tables.rows('cluster_link');
  const redrawn = new Map(
    redrawnLinks(rows, clusters).map((link) => [`${link.hypothesis}/${link.cluster}`, link.redrawnSeq]),
  );
  const byCluster = new Map<string, Listed['links']>();
  for (const { key, hypothesis, cluster, seq, status, rationale } of rows) {
    const link = { hypothesis, line: seq, status, rationale, redrawnLine: redrawn.get(key) ?? null };
    byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), link]);
  }
  return byCluster;
};
