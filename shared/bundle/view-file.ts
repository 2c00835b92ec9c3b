import { createMemoryTables, tableNames, type CaseTables, type TableName } from '../domain/case-tables.ts';
import { applyLine } from '../domain/apply-line.ts';
import type { Pieces } from '../base/pieces.ts';
import { canonicalPieces, type Json, type JsonObject } from '../ledger/canonical-json.ts';
import type { RevealedLine } from '../ledger/reveal.ts';

export const tablesOfLines = (lines: readonly RevealedLine[]): CaseTables => {
  const tables = createMemoryTables();
  for (const line of lines) applyLine(line, tables);
  return tables;
};

/** Tables for the workstation alone. A view has the tables of its version, whatever this program keeps beside them. */
const notInView: ReadonlySet<string> = new Set<TableName>([
  'line_index',
  'import_record',
  'source_event',
  'grade_default',
  'hash_set_use',
  'finding',
  'link',
  'mark',
  'comment',
  'hypothesis_event',
  'release_standing',
  'handover',
  'notice',
  'review_event',
  'review_seal',
  'dissent_event',
  'confidence_lowering',
  'assumption_examination',
  'lint_justification',
  'yardstick_choice',
  'yardstick_confirmation',
  'register_entry',
  'judgement',
  'responsibility',
  'red_line',
  'remediation',
  'measure_event',
  'asset',
  'dependency',
  'redress_claim',
  'redress_event',
  'exercise',
  'inject',
  'name_claim',
  'cluster_event',
  'cluster_link',
  'sentence',
  'sentence_event',
  'sentence_order',
  'report_choice',
]);

/**
 * `data/view.json`: the case as the edition's disclosures tell it, line by line and as rows. A withheld field is
 * `{"withheld": digest}`. Derived; the verifier makes it again and compares bytes.
 */
export const formatViewFile = ({
  origin,
  size,
  lines,
  tables,
}: {
  readonly origin: string;
  readonly size: number;
  readonly lines: readonly RevealedLine[];
  readonly tables: CaseTables;
}): Pieces => {
  const state: Record<string, Json> = {};
  for (const name of tableNames) {
    if (!notInView.has(name)) state[name] = tables.rows(name).map((row) => ({ ...row }));
  }
  return [...canonicalPieces({ v: 1, origin, size, lines: lines.map(viewLine), state }), '\n'];
};

const viewLine = (line: RevealedLine): JsonObject => {
  const whole = line.withheld.filter(({ field }) => !Object.hasOwn(line.fields, field));
  return {
    seq: line.seq,
    type: line.type,
    day: line.day,
    fields: { ...line.fields, ...Object.fromEntries(whole.map(({ field, digest }) => [field, { withheld: digest }])) },
  };
};
