import type { Checked, Output } from '../../shared/api/contract.ts';
import { scoredLevels } from '../../shared/attribution/case-scoring.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { computeAssessment } from '../../shared/bundle/assessment-file.ts';
import { editionTlp, missingSkeleton, planEdition } from '../../shared/bundle/edition-plan.ts';
import { tablesOfLines } from '../../shared/bundle/view-file.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { Edition, Tlp } from '../../shared/domain/vocabulary.ts';
import { lineNamesOf } from '../../shared/domain/line-names.ts';
import { registerWords } from '../../shared/domain/register-vocabulary.ts';
import { sectionWords } from '../../shared/domain/report-vocabulary.ts';
import { writtenSentences } from '../../shared/domain/written-assessment.ts';
import { justificationOf, standingJustifications, type Justification } from '../../shared/lint/answers.ts';
import { parseLintSection, type LintSection } from '../../shared/lint/lint-section.ts';
import type { LintPlace, LintRule } from '../../shared/lint/rule.ts';
import { lintRules } from '../../shared/lint/rules.ts';
import { readHead } from '../../db/ledger.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { profileTexts } from '../cases/cases.ts';
import { showingRatings } from '../reasoning/hidden-ratings.ts';
import { unrankedLevels } from '../reasoning/score-cover.ts';
import { noteScoresShown } from '../reasoning/shown-scores.ts';
import { withholdFields } from './preview.ts';
import { readWholeLedger } from './whole-ledger.ts';

type Reply = Output<'lint.read'>;

/** Every rule of export on the case as it is now, by the same computation that a release carries. */
export const readLint = showingRatings(
  (session: CaseSession, { edition, tlp, cover }: Checked<'lint.read'>, deps: AppDeps): Result<Reply> => {
    const read = lintOf(session, { edition, tlp }, deps);
    if (!read.ok) return read;
    const { section, missing } = read.value;
    const isCovered = cover && unrankedLevels(session, deps).length > 0;
    if (!isCovered) noteScoresShown(session, scoredLevels(session.tables), deps);
    return ok({ edition, missing: [...missing], rules: rulesOf(section, isCovered, session.tables) });
  },
);

/** The section `lint` that a release of the case as it is now would carry in an edition, and of how many lines. */
export const lintOf = (
  session: CaseSession,
  { edition, tlp }: { readonly edition: Edition; readonly tlp: Tlp | undefined },
  deps: AppDeps,
): Result<{ readonly section: LintSection; readonly missing: readonly string[]; readonly size: number }> => {
  const size = readHead(session.store.db)?.size ?? 0;
  const ledger = readWholeLedger(session, size, deps);
  if (!ledger.ok) return ledger;
  const { lines, revealed } = ledger.value;
  const widest = editionTlp(edition, tlp);
  const plan = planEdition({ edition, tlp: widest, lines, revealed, redaction: null });
  if (!plan.ok) return plan;
  const seen = edition === 'full' ? revealed : revealed.map((line) => withholdFields(line, ledger.value, plan.value));
  const tables = tablesOfLines(seen);
  const missing = missingSkeleton(seen);
  const profileText = profileTexts(session.tables, deps);
  const computed = computeAssessment(
    { tables, lines: seen, edition: { edition, tlp: widest }, missing, profileText },
    deps.crypto,
  );
  if (!computed.ok) return computed;
  const section = parseLintSection(computed.value.lint);
  return section.ok ? ok({ section: section.value, missing, size }) : section;
};

const rulesOf = (section: LintSection, isCovered: boolean, tables: CaseTables): Reply['rules'] => {
  if (!('rules' in section)) return [];
  const labelOf = placeLabels(tables);
  const standing = standingJustifications(tables);
  return lintRules.flatMap((rule) => {
    const own = section.rules[rule.id];
    if (own === undefined) return [];
    const { id, severity, checks, why, absent } = rule;
    const hides = isCovered && rule.tells === 'scores';
    return [
      {
        rule: id,
        severity,
        checks,
        why,
        absent,
        status: hides ? 'covered' : own.status,
        findings: hides ? [] : own.findings.map((finding) => findingOf(rule, finding, standing, labelOf)),
      },
    ];
  });
};

type Finding = Extract<LintSection, { readonly rules: unknown }>['rules'][string]['findings'][number];

const findingOf = (
  { id, faults }: LintRule,
  { fault, severity, where, answer }: Finding,
  standing: readonly Justification[],
  labelOf: (place: LintPlace) => string,
): Reply['rules'][number]['findings'][number] => {
  const { says = '', mend = '' } = faults[fault] ?? {};
  const said = answer === 'justified' ? justificationOf(id, { fault, where }, standing) : undefined;
  return {
    fault,
    severity,
    says,
    mend,
    where: where.map((place) => ({ ...place, label: labelOf(place) })),
    justification: said === undefined ? null : { line: said.seq, reason: said.reason, at: said.at, actor: said.actor },
  };
};

/** Places as people know them. */
const placeLabels = (tables: CaseTables): ((place: LintPlace) => string) => {
  const names = lineNamesOf(tables);
  const sentences = new Map(writtenSentences(tables).map(({ id, section }) => [id, section]));
  const numbers = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const [id, section] of sentences) {
    const number = (counts.get(section) ?? 0) + 1;
    counts.set(section, number);
    numbers.set(id, number);
  }
  return ({ kind, id }) => {
    switch (kind) {
      case 'level':
        return `level ${id}`;
      case 'line':
        return `line ${id}`;
      case 'item':
        return names.evidence(id) ?? id;
      case 'hypothesis':
        return names.hypothesis(id) ?? id;
      case 'source':
        return names.source(id) ?? id;
      case 'intake':
        return `intake ${id}`;
      case 'group':
        return tables.get('origin_group', id)?.name ?? id;
      case 'assumption':
        return tables.get('assumption', id)?.statement ?? id;
      case 'entry': {
        const row = tables.get('register_entry', id);
        return row === undefined ? id : `${registerWords[row.kind]}: ${row.statement ?? id}`;
      }
      case 'sentence': {
        const section = sentences.get(id);
        return section === undefined ? id : `${sectionWords[section]}, sentence ${numbers.get(id) ?? 0}`;
      }
    }
  };
};
