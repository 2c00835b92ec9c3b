import { z } from 'zod';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { lintFindingSchema, plainFinding } from '../ledger/lint-line-types.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { seqKey, type CaseTables } from './case-tables.ts';
import { readFields } from './line-fields.ts';

/** Lines that answer the rules of export. */
export const applyLintLine = (line: RevealedLine, tables: CaseTables): void => {
  if (line.type !== 'lint.justify') return;
  const fields = readFields(line);
  const findings = fields.value('findings', z.array(lintFindingSchema));
  tables.put('lint_justification', {
    key: seqKey(line.seq),
    seq: line.seq,
    rule: fields.string('rule'),
    findings: findings === null ? null : canonicalJson(findings.map(plainFinding)),
    reason: fields.text('reason'),
    at: fields.string('at'),
    actor: fields.string('actor'),
  });
};
