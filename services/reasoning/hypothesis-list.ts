import type { Output } from '../../shared/api/contract.ts';
import { readGroupedItems } from '../../db/queries/evidence-item.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { readStandings } from './hypothesis-history.ts';

type Item = Output<'hypothesis.list'>['groups'][number]['items'][number];

const examinationOf = (key: string, tables: CaseSession['tables']) => {
  const row = tables.get('assumption_examination', key);
  if (row === undefined) return null;
  const { seq, owner, test, consequence } = row;
  return { line: seq, owner, test, consequence };
};

/** The question of the case with everything that answers are built from but the ratings. */
export const listHypotheses = ({ store, tables }: CaseSession): Output<'hypothesis.list'> => {
  const itemsByGroup = new Map<string, Item[]>();
  for (const { originGroup, key, exhibit, title } of readGroupedItems(store.db)) {
    const items = itemsByGroup.get(originGroup) ?? [];
    items.push({ id: key, exhibit, title });
    itemsByGroup.set(originGroup, items);
  }
  const { standingOf, levels } = readStandings(tables);
  return {
    question: tables.get('case_file', 'case')?.question ?? null,
    hypotheses: tables.rows('hypothesis').map((row) => ({
      id: row.key,
      line: row.seq,
      kind: row.kind,
      level: row.level,
      statement: row.statement,
      predicts: row.predicts,
      refutedBy: row.refutedBy,
      actorName: row.actorName,
      prior: row.level === null ? null : (tables.get('prior', `${row.level}/${row.key}`)?.prior ?? null),
      ...standingOf(row),
    })),
    levels,
    groups: tables.rows('origin_group').map(({ key, seq, name, relation, rho, reason }) => ({
      id: key,
      line: seq,
      name,
      relation,
      rho,
      reason,
      items: itemsByGroup.get(key) ?? [],
    })),
    assumptions: tables.rows('assumption').map(({ key, seq, statement, critical, status }) => ({
      id: key,
      line: seq,
      statement,
      critical: critical === null ? null : critical !== 0,
      status,
      examination: examinationOf(key, tables),
    })),
  };
};
