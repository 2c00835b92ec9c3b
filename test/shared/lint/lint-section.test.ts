import { describe, expect, it } from 'vitest';
import type { CaseTables } from '../../../shared/domain/case-tables.ts';
import { canonicalJson } from '../../../shared/ledger/canonical-json.ts';
import { answersOf } from '../../../shared/lint/answers.ts';
import { lintCase } from '../../../shared/lint/lint.ts';
import { lintToSection, parseLintSection, unansweredErrors } from '../../../shared/lint/lint-section.ts';
import type { LintVersion } from '../../../shared/lint/rule.ts';
import { addItem, rate, revealedLine, soundFacts, soundItem, soundTables } from '../../support/lint-facts.ts';
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
  const section = valueOf(parseLintSection(lintToSection(outcomes, answersOf(tables, []), version ?? 2)));
  if (!('rules' in section)) throw new Error('rules are stated');
  return section.rules;
};
const givenTo = (tables: CaseTables, rule: string) =>
  rulesOf(tables)[rule]?.findings.map(({ fault, answer }) => `${fault} ${answer}`);

describe('the section lint', () => {
  it('says of a warning that it is justified only where every place of it was named', () => {
    const tables = withGap();
    expect(givenTo(tables, 'COC-GAP')).toEqual(['gap_explained null']);
    justify(tables, 'COC-GAP', 20, [{ fault: 'gap_explained', where: [item('e1'), item('e7')] }]);
    expect(givenTo(tables, 'COC-GAP')).toEqual(['gap_explained justified']);
    justify(tables, 'COC-GAP', 21, [{ fault: 'not_captured', where: [item('e1')] }]);
    expect(givenTo(tables, 'COC-GAP')).toEqual(['gap_explained justified']);
    const other = withGap();
    justify(other, 'COC-GAP', 20, [{ fault: 'gap_explained', where: [item('e2')] }]);
    expect(givenTo(other, 'COC-GAP')).toEqual(['gap_explained null']);
  });

  it('takes a justification for taken back where a later line of the rule names nothing', () => {
    const tables = withGap();
    justify(tables, 'COC-GAP', 20, [{ fault: 'gap_explained', where: [item('e1')] }]);
    justify(tables, 'INDIC', 21, []);
    expect(givenTo(tables, 'COC-GAP')).toEqual(['gap_explained justified']);
    justify(tables, 'COC-GAP', 22, []);
    expect(givenTo(tables, 'COC-GAP')).toEqual(['gap_explained null']);
  });

  it('lets a whole case be justified only by what was said of the whole case', () => {
    const tables = soundTables();
    tables.remove('register_entry', 'indicator-1');
    justify(tables, 'INDIC', 20, [{ fault: 'none', where: [item('e1')] }]);
    expect(givenTo(tables, 'INDIC')).toEqual(['none null']);
    justify(tables, 'INDIC', 21, [{ fault: 'none', where: [] }]);
    expect(givenTo(tables, 'INDIC')).toEqual(['none justified']);
  });

  it('does not let an error be justified', () => {
    const tables = soundTables();
    tables.remove('register_entry', 'gap-1');
    justify(tables, 'GAPS', 20, [{ fault: 'none', where: [] }]);
    expect(givenTo(tables, 'GAPS')).toEqual(['none null']);
  });

  it('keeps the rules and the form that releases of version 1 were frozen with', () => {
    const tables = withGap();
    putAssumption(tables, 'a1', null);
    expect(rulesOf(tables)['ASM-CRIT']?.status).toBe('broken');
    expect(rulesOf(tables, 1)['ASM-CRIT']?.status).toBe('not_applicable');
    const section = lintToSection(lintCase(soundFacts({ tables }), 1), answersOf(tables, []), 1);
    expect(canonicalJson(section)).not.toContain('answer');
    expect(section).toMatchObject({
      v: 1,
      rules: { 'COC-GAP': { findings: [{ fault: 'gap_explained', severity: 'W', where: [item('e1')] }] } },
    });
  });

  it('lets an error be overridden by the request of its own release, of places that it names, where the rule allows it', () => {
    const tables = soundTables();
    tables.remove('register_entry', 'gap-1');
    changeItem(tables, { sha256: null, copy: 'original' });
    const whole = { fault: 'none', where: [] };
    const ask = (rule: string, findings: readonly Said[], key = 'rq-1') => {
      const act = canonicalJson({
        kind: 'release',
        overrides: [
          { rule, reason: 'r', findings: findings.map(({ fault, where }) => ({ fault, where: [...where] })) },
        ],
        redactions: [],
      });
      tables.put('request', { key, seq: 30, kind: 'release', act, actor: 'anna', at: '', state: 'performed' });
    };
    const freeze = { key: '000000000033', seq: 33, request: 'rq-1', at: '', actor: 'anna', sections: '{}' };
    tables.put('release', freeze);
    const lines = [revealedLine({ seq: 33, type: 'release.freeze' })];
    const answers = (rule: string) => {
      const section = lintToSection(lintCase(soundFacts({ tables, lines })), answersOf(tables, lines), 2);
      const parsed = valueOf(parseLintSection(section));
      const open = unansweredErrors(parsed).map((error) => error.rule);
      return 'rules' in parsed ? [parsed.rules[rule]?.findings.map(({ answer }) => answer), open.includes(rule)] : [];
    };
    ask('GAPS', [whole]);
    expect(answers('GAPS')).toEqual([['overridden'], false]);
    ask('GAPS', [{ fault: 'unanswered', where: [] }]);
    expect(answers('GAPS')).toEqual([[null], true]);
    // Another request lets nothing of this release stand.
    ask('GAPS', [whole], 'rq-2');
    expect(answers('GAPS')).toEqual([[null], true]);
    const hashless = lintCase(soundFacts({ tables, lines })).find(({ rule }) => rule === 'COC-HASH');
    ask('COC-HASH', hashless?.findings ?? []);
    expect(answers('COC-HASH')).toEqual([[null], true]);
  });

  it('reads two rules otherwise than version 1: independent items are no one origin, and a dissent can end', () => {
    const tables = soundTables();
    for (const key of ['e1', 'e2']) addItem(tables, soundItem(key, { originGroup: 'g1' }));
    rate(tables, 'e2', 'actor', 'I');
    tables.put('origin_group', { key: 'g1', seq: 2, name: 'n', relation: 'independent', rho: '0', reason: '' });
    expect(rulesOf(tables, 1)['GRP-CONFLICT']?.status).toBe('broken');
    expect(rulesOf(tables)['GRP-CONFLICT']?.status).toBe('not_applicable');
    tables.put('origin_group', {
      key: 'g1',
      seq: 2,
      name: 'n',
      relation: 'same_upstream_report',
      rho: '1',
      reason: '',
    });
    expect(rulesOf(tables)['GRP-CONFLICT']?.status).toBe('broken');
    const lines = [
      revealedLine({
        type: 'review.import',
        fields: { conclusion: 'dissent' },
        withheld: [{ seq: 9, field: 'review', digest: 'd' }],
      }),
    ];
    const dissent = (version: LintVersion) =>
      lintCase(soundFacts({ tables, lines }), version).find(({ rule }) => rule === 'DISSENT')?.status;
    expect([dissent(1), dissent(2)]).toEqual(['broken', 'broken']);
    const ended = { seq: 12, import: 9, act: 'closed' as const, reason: null, board: null, at: null, actor: null };
    tables.put('dissent_event', { key: '000000000012', ...ended });
    expect([dissent(1), dissent(2)]).toEqual(['broken', 'holds']);
  });
});
