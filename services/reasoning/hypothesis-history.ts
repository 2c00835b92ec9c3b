import { z } from 'zod';
import type { Output } from '../../shared/api/contract.ts';
import { seqKey, type CaseTables, type HypothesisRow } from '../../shared/domain/case-tables.ts';
import type { HypothesisEventRow } from '../../shared/domain/hypothesis-rows.ts';
import { structureOf } from '../../shared/domain/hypothesis-structure.ts';
import { scoredLevels } from '../../shared/attribution/case-scoring.ts';

type Listed = Output<'hypothesis.list'>;
type Standing = Pick<Listed['hypotheses'][number], 'entails' | 'partOf' | 'setAside' | 'history'>;

/** How each hypothesis hangs together with the others, with every line about it, and what each level was confirmed to be. */
export const readStandings = (
  tables: CaseTables,
): { readonly standingOf: (row: HypothesisRow) => Standing; readonly levels: Listed['levels'] } => {
  const { entails, partOf, setAside, exclusivity } = structureOf(tables);
  const eventsById = new Map<string, HypothesisEventRow[]>();
  for (const event of tables.rows('hypothesis_event')) {
    for (const id of [event.hypothesis, event.other]) {
      if (id !== null) eventsById.set(id, [...(eventsById.get(id) ?? []), event]);
    }
  }
  return {
    standingOf: (row) => ({
      entails: entails.get(row.key)?.to ?? null,
      partOf: partOf.get(row.key)?.to ?? null,
      setAside: setAside.get(row.key) ?? null,
      history: [added(tables, row), ...(eventsById.get(row.key) ?? []).map(toHistory)],
    }),
    levels: scoredLevels(tables).map((level) => {
      const { status, line } = exclusivity(level);
      const reason = line === null ? null : (tables.get('hypothesis_event', seqKey(line))?.reason ?? null);
      return { level, exclusivity: { status, line }, reason };
    }),
  };
};

const added = (tables: CaseTables, { key, seq }: HypothesisRow): Standing['history'][number] => {
  const line = tables.get('line_index', seqKey(seq));
  return {
    line: seq,
    act: 'add',
    hypothesis: key,
    other: null,
    stands: null,
    status: null,
    before: null,
    reason: null,
    at: line?.at ?? null,
    actor: line?.actor ?? null,
  };
};

const beforeSchema = z.record(z.string(), z.string().nullable());

const toHistory = ({
  seq,
  act,
  hypothesis,
  other,
  stands,
  status,
  before,
  reason,
  at,
  actor,
}: HypothesisEventRow): Standing['history'][number] => ({
  act,
  hypothesis,
  other,
  status,
  reason,
  at,
  actor,
  line: seq,
  stands: stands === null ? null : stands === 1,
  before: before === null ? null : beforeSchema.parse(JSON.parse(before)),
});
