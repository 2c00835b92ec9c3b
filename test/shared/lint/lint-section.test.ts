import { describe, expect, it } from 'vitest';
import type { CaseTables } from '../../../shared/domain/case-tables.ts';
import { canonicalJson } from '../../../shared/ledger/canonical-json.ts';
import { lintCase } from '../../../shared/lint/lint.ts';
import { lintToSection, parseLintSection } from '../../../shared/lint/lint-section.ts';
import type { LintVersion } from '../../../shared/lint/rule.ts';
import { soundFacts, soundTables } from '../../support/lint-facts.ts';
import { valueOf } from '../../support/results.ts';
import { changeItem, putAssumption } from './facts.ts';

type Said = { readonly fault: string; readonly where: readonly { readonly kind: string; readonly id: string }[] };

const item = (id: string) => ({ kind: 'item', id });
const justify = (tables: CaseTables, rule: string, seq: number, findings: readonly Said[]): void =>
  tables.put('lint_justification', {
    key: String(seq).padStart(12, '0'),
    seq,
    rule,
    findings: canonicalJson(findings.map(({ fault, where }) => ({ fault, where: [...where] }))),
    reason: 'r',
    at: null,
    actor: 'anna',
  });

/** e1 has a gap that a person explains, and no hash of its collection. */
const withGap = (): CaseTables => {
  const tables = soundTables();
  changeItem(tables, { custody: 'gap_explained' });
  return tables;
};
const rulesOf = (tables: CaseTables, version?: LintVersion) => {
  const outcomes = lintCase(soundFacts({ tables }), version);
  const section = valueOf(parseLintSection(lintToSection(outcomes, tables, version ?? 2)));
  if (!('rules' in section)) throw new Error('rules are stated');
  return section.rules;
};
const answersOf = (tables: CaseTables, rule: string) =>
  rulesOf(tables)[rule]?.findings.map(({ fault, answer }) => `${fault} ${answer}`);

describe('the section lint', () => {
  it('says of a warning that it is justified only where every place of it was named', () => {
    const tables = withGap();
    expect(answersOf(tables, 'COC-GAP')).toEqual(['gap_explained null']);
    justify(tables, 'COC-GAP', 20, [{ fault: 'gap_explained', where: [item('e1'), item('e7')] }]);
    expect(answersOf(tables, 'COC-GAP')).toEqual(['gap_explained justified']);
    justify(tables, 'COC-GAP', 21, [{ fault: 'not_captured', where: [item('e1')] }]);
    expect(answersOf(tables, 'COC-GAP')).toEqual(['gap_explained justified']);
    const other = withGap();
    justify(other, 'COC-GAP', 20, [{ fault: 'gap_explained', where: [item('e2')] }]);
    expect(answersOf(other, 'COC-GAP')).toEqual(['gap_explained null']);
  });

  it('takes a justification for taken back where a later line of the rule names nothing', () => {
    const tables = withGap();
    justify(tables, 'COC-GAP', 20, [{ fault: 'gap_explained', where: [item('e1')] }]);
    justify(tables, 'INDIC', 21, []);
    expect(answersOf(tables, 'COC-GAP')).toEqual(['gap_explained justified']);
    justify(tables, 'COC-GAP', 22, []);
    expect(answersOf(tables, 'COC-GAP')).toEqual(['gap_explained null']);
  });

  it('lets a whole case be justified only by what was said of the whole case', () => {
    const tables = soundTables();
    tables.remove('register_entry', 'indicator-1');
    justify(tables, 'INDIC', 20, [{ fault: 'none', where: [item('e1')] }]);
    expect(answersOf(tables, 'INDIC')).toEqual(['none null']);
    justify(tables, 'INDIC', 21, [{ fault: 'none', where: [] }]);
    expect(answersOf(tables, 'INDIC')).toEqual(['none justified']);
  });

  it('does not let an error be justified', () => {
    const tables = soundTables();
    tables.remove('register_entry', 'gap-1');
    justify(tables, 'GAPS', 20, [{ fault: 'none', where: [] }]);
    expect(answersOf(tables, 'GAPS')).toEqual(['none null']);
  });

  it('keeps the rules and the form that releases of version 1 were frozen with', () => {
    const tables = withGap();
    putAssumption(tables, 'a1', null);
    expect(rulesOf(tables)['ASM-CRIT']?.status).toBe('broken');
    expect(rulesOf(tables, 1)['ASM-CRIT']?.status).toBe('not_applicable');
    const section = lintToSection(lintCase(soundFacts({ tables }), 1), tables, 1);
    expect(canonicalJson(section)).not.toContain('answer');
    expect(section).toMatchObject({
      v: 1,
      rules: { 'COC-GAP': { findings: [{ fault: 'gap_explained', severity: 'W', where: [item('e1')] }] } },
    });
  });
});
