import type { Checked, Output } from '../../shared/api/contract.ts';
import { scoredLevels } from '../../shared/attribution/case-scoring.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { lintEditions } from '../../shared/bundle/assessment-file.ts';
import { editionTlp, missingSkeleton, planEdition } from '../../shared/bundle/edition-plan.ts';
import { tablesOfLines } from '../../shared/bundle/view-file.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { Edition, Tlp } from '../../shared/domain/vocabulary.ts';
import { lineNamesOf } from '../../shared/domain/line-names.ts';
import { registerWords } from '../../shared/domain/register-vocabulary.ts';
import { sectionWords } from '../../shared/domain/report-vocabulary.ts';
import { writtenSentences } from '../../shared/domain/written-assessment.ts';
import { answersOf, justificationOf, overrideOf, type Answers } from '../../shared/lint/answers.ts';
import { parseLintSection, type LintSection } from '../../shared/lint/lint-section.ts';
import type { LintPlace, LintRule } from '../../shared/lint/rule.ts';
import { overridableRules } from '../../shared/lint/overridable.ts';
import { lintRules } from '../../shared/lint/rules.ts';
import { readHead } from '../../db/ledger.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { profileTexts } from '../cases/assess.ts';
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

type AskedEdition = { readonly edition: Edition; readonly tlp: Tlp | undefined };

/** The section `lint` that a release of the case as it is now would carry in an edition, and of how many lines. */
export const lintOf = (
  session: CaseSession,
  asked: AskedEdition,
  deps: AppDeps,
): Result<{ readonly section: LintSection; readonly missing: readonly string[]; readonly size: number }> => {
  const read = lintEditionsOf(session, [asked], deps);
  if (!read.ok) return read;
  const { sections, size } = read.value;
  const [section] = sections;
  if (section === undefined) throw new Error('one edition was asked for');
  return ok({ section, missing: 'missing' in section ? section.missing : [], size });
};

/** The same of several editions, for little more than one costs. */
export const lintEditionsOf = (
  session: CaseSession,
  asked: readonly AskedEdition[],
  deps: AppDeps,
): Result<{ readonly sections: readonly LintSection[]; readonly size: number }> => {
  const size = readHead(session.store.db)?.size ?? 0;
  const ledger = readWholeLedger(session, size, deps);
  if (!ledger.ok) return ledger;
  const { lines, revealed } = ledger.value;
  const shown: Parameters<typeof lintEditions>[1][number][] = [];
  for (const { edition, tlp } of asked) {
    const widest = editionTlp(edition, tlp);
    const plan = planEdition({ edition, tlp: widest, lines, revealed, redaction: null });
    if (!plan.ok) return plan;
    const seen = edition === 'full' ? revealed : revealed.map((line) => withholdFields(line, ledger.value, plan.value));
    const tables = tablesOfLines(seen);
    shown.push({ tables, lines: seen, missing: missingSkeleton(seen), edition: { edition, tlp: widest } });
  }
  const profileText = profileTexts(session.tables, deps);
  const whole = {
    tables: session.tables,
    missing: missingSkeleton(revealed),
    profileText,
    scoreMemory: deps.scoreMemory,
  };
  const computed = lintEditions(whole, shown, deps.crypto);
  if (!computed.ok) return computed;
  const sections: LintSection[] = [];
  for (const json of computed.value) {
    const section = parseLintSection(json);
    if (!section.ok) return section;
    sections.push(section.value);
  }
  return ok({ sections, size });
};

const rulesOf = (section: LintSection, isCovered: boolean, tables: CaseTables): Reply['rules'] => {
  if (!('rules' in section)) return [];
  const labelOf = placeLabels(tables);
  const answers = answersOf(tables, []);
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
        overridable: overridableRules.has(id),
        status: hides ? 'covered' : own.status,
        findings: hides ? [] : own.findings.map((finding) => findingOf(rule, finding, answers, labelOf)),
      },
    ];
  });
};

type Finding = Extract<LintSection, { readonly rules: unknown }>['rules'][string]['findings'][number];

const findingOf = (
  { id, faults }: LintRule,
  { fault, severity, where, answer }: Finding,
  answers: Answers,
  labelOf: (place: LintPlace) => string,
): Reply['rules'][number]['findings'][number] => {
  const { says = '', mend = '' } = faults[fault] ?? {};
  const said = answer === 'justified' ? justificationOf(id, { fault, where }, answers.justifications) : undefined;
  const override = answer === 'overridden' ? overrideOf(id, { fault, where }, answers.overrides) : undefined;
  return {
    fault,
    severity,
    says,
    mend,
    where: where.map((place) => ({ ...place, label: labelOf(place) })),
    justification: said === undefined ? null : { line: said.seq, reason: said.reason, at: said.at, actor: said.actor },
    override: override === undefined ? null : { line: override.seq, reason: override.reason },
  };
};

/** Places as people know them. */
export const placeLabels = (tables: CaseTables): ((place: LintPlace) => string) => {
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
