import { z } from 'zod';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { clusterPartSchema } from '../ledger/cluster-line-types.ts';
import { subjectSchema } from '../ledger/finding-line-types.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { seqKey, type CaseTables } from './case-tables.ts';
import { clusterActs } from './cluster-vocabulary.ts';
import { readFields } from './line-fields.ts';

const members = z.array(subjectSchema);
const parts = z.array(clusterPartSchema);

/** Lines about clusters of activity: events are only added, and what a cluster is follows from them. */
export const applyClusterLine = (line: RevealedLine, tables: CaseTables): void => {
  const fields = readFields(line);
  const { seq } = line;
  const said = { rationale: fields.text('rationale'), at: fields.string('at'), actor: fields.string('actor') };
  const cluster = fields.string('id');
  if (line.type === 'cluster.link') {
    const hypothesis = fields.string('hypothesis');
    if (hypothesis === null || cluster === null) return;
    const status = fields.string('status');
    tables.put('cluster_link', { key: `${hypothesis}/${cluster}`, seq, hypothesis, cluster, status, ...said });
    return;
  }
  const act = clusterActs.find((one) => line.type === `cluster.${one}`);
  if (act === undefined) return;
  const joined = fields.value(act === 'form' ? 'members' : 'joined', members);
  const left = fields.value('left', members);
  const split = fields.value('parts', parts);
  tables.put('cluster_event', {
    key: seqKey(seq),
    seq,
    act,
    cluster,
    label: fields.string('label'),
    tier: fields.string('tier'),
    into: fields.string('into'),
    joined: joined === null ? null : canonicalJson(joined),
    left: left === null ? null : canonicalJson(left),
    parts: split === null ? null : canonicalJson(split),
    day: fields.string('day'),
    ...said,
    tlp: fields.string('tlp'),
  });
};
