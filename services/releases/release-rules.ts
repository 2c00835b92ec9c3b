import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { counted } from '../../shared/base/counted.ts';
import { editions, type Edition } from '../../shared/domain/vocabulary.ts';
import { plainFinding } from '../../shared/ledger/lint-line-types.ts';
import type { Override } from '../../shared/lint/answers.ts';
import { unansweredErrors, type LintError, type LintSection } from '../../shared/lint/lint-section.ts';
import { overridableRules } from '../../shared/lint/overridable.ts';
import { lintRules } from '../../shared/lint/rules.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { refuseContradicted } from '../consequence/refuse-upheld.ts';
import { lintEditionsOf, placeLabels } from './lint.ts';

export type AskedOverride = { readonly rule: string; readonly reason: string };
type Answered = { readonly overrides: readonly Omit<Override, 'seq'>[]; readonly size: number };

/**
 * Holds a case that is to be released against the rules of export. What is to be overridden is looked for in every edition,
 * since between request and freeze nothing can be added; what else is wrong in the full edition refuses the request.
 */
export const answerRules = (
  session: CaseSession,
  asked: readonly AskedOverride[],
  deps: AppDeps,
): Result<Answered, Failure> => {
  const contradicted = refuseContradicted(session, deps);
  if (!contradicted.ok) return contradicted;
  const names = asked.map(({ rule, reason }) => ({ rule: rule.toUpperCase(), reason }));
  const fault = names.map(({ rule }) => askedFault(rule)).find((one) => one !== undefined);
  if (fault !== undefined) return err(fault);
  const read = lintEditionsOf(
    session,
    (asked.length === 0 ? (['full'] as const) : editions).map((edition) => ({ edition, tlp: undefined })),
    deps,
  );
  if (!read.ok) return read;
  const { sections, size } = read.value;
  const overrides: Omit<Override, 'seq'>[] = [];
  for (const { rule, reason } of names.toSorted((left, right) => (left.rule < right.rule ? -1 : 1))) {
    const findings = distinctFindings(sections.flatMap((section) => errorsOf(section, rule)));
    if (findings.length === 0) {
      return err({
        code: 'NOTHING_TO_OVERRIDE',
        message: `${rule} finds no error, in no edition; nothing was recorded.`,
        hint: 'Leave it out: an override is for what is wrong now.',
        at: rule,
      });
    }
    overrides.push({ rule, findings, reason });
  }
  const [full] = sections;
  const overridden = new Set(names.map(({ rule }) => rule));
  const open = full === undefined ? [] : unansweredErrors(full).filter(({ rule }) => !overridden.has(rule));
  return open.length === 0 ? ok({ overrides, size }) : err(blockedFailure(open, 'full', session));
};

/** Refuses a release that was asked for by a version which did not look at the rules. */
export const unlessBroken = (session: CaseSession, deps: AppDeps): Result<null, Failure> => {
  const answered = answerRules(session, [], deps);
  return answered.ok ? ok(null) : answered;
};

/** What an edition of a release still has against it. */
export const blockedEdition = (
  section: LintSection,
  edition: Edition,
  session: Pick<CaseSession, 'tables'>,
): Failure | undefined => {
  const open = section.v < 2 ? [] : unansweredErrors(section);
  return open.length === 0 ? undefined : blockedFailure(open, edition, session);
};

const askedFault = (rule: string): Failure | undefined => {
  if (!lintRules.some(({ id }) => id === rule)) {
    return {
      code: 'NO_SUCH_RULE',
      message: `There is no rule ${rule}.`,
      hint: '`plumbline lint DIR` lists what the rules find.',
      at: rule,
    };
  }
  if (overridableRules.has(rule)) return undefined;
  return {
    code: 'NOT_OVERRIDABLE',
    message: `No two people can let an error of ${rule} stand.`,
    hint: `Mend it. Overridden can be: ${[...overridableRules].join(', ')}.`,
    at: rule,
  };
};

const errorsOf = (section: LintSection, rule: string) =>
  'rules' in section ? (section.rules[rule]?.findings.filter(({ severity }) => severity === 'E') ?? []) : [];

/** The places that several editions show of one fault are kept apart: an edition shows all of one of them, or fewer. */
const distinctFindings = (findings: Override['findings']): Override['findings'] => {
  const byText = new Map(
    findings.map((found) => {
      const finding = plainFinding(found);
      return [JSON.stringify(finding), finding] as const;
    }),
  );
  return [...byText.values()];
};

/** More than these are counted. */
const errorsMax = 12;
const placesMax = 3;

const blockedFailure = (
  open: readonly LintError[],
  edition: Edition,
  { tables }: Pick<CaseSession, 'tables'>,
): Failure => {
  const labelOf = placeLabels(tables);
  const said = open.slice(0, errorsMax).map(({ rule, fault, where }) => {
    const words = lintRules.find(({ id }) => id === rule)?.faults[fault];
    const places = where.slice(0, placesMax).map(labelOf);
    const more = where.length > placesMax ? ` and ${where.length - placesMax} more` : '';
    const at = where.length === 0 ? '' : ` (${places.join('; ')}${more})`;
    return `${rule}: ${words?.says ?? fault}${at} ${words?.mend ?? ''}`;
  });
  const rest = open.length > errorsMax ? ` And ${open.length - errorsMax} more.` : '';
  return {
    code: 'RULES_BROKEN',
    message: `${counted(open.length, 'error')} of the rules of export ${open.length === 1 ? 'keeps' : 'keep'} the ${edition} edition from leaving. ${said.join(' ')}${rest}`,
    hint: 'Mend them, or ask for the release with those of them overridden that two people may let stand: `plumbline request DIR release --override RULE=REASON`.',
    at: open[0]?.rule ?? '',
  };
};
