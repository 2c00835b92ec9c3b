import type { Output } from '../../../shared/api/contract.ts';
import { counted } from '../../../shared/base/counted.ts';
import { lintSeverities } from '../../../shared/lint/rule.ts';

type Reply = Output<'lint.read'>;
export type Rule = Reply['rules'][number];
export type Finding = Rule['findings'][number];
export type Severity = Finding['severity'];
export type ListedFinding = Finding & { readonly rule: string; readonly why: string };

/** What was found, the worst first, within that in the order of the rules. */
export const listFindings = (rules: readonly Rule[]): readonly ListedFinding[] => {
  const all = rules.flatMap(({ rule, why, findings }) => findings.map((finding) => ({ rule, why, ...finding })));
  return lintSeverities.flatMap((severity) => all.filter((finding) => finding.severity === severity));
};

export const severityWords: Readonly<Record<Severity, string>> = {
  E: 'Error',
  W: 'Warning',
  I: 'Information',
};

/** `3 errors, 2 warnings`; what there is none of is left out. */
export const countFindings = (findings: readonly Pick<Finding, 'severity'>[]): string => {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  const words = [
    ...(count('E') > 0 ? [counted(count('E'), 'error')] : []),
    ...(count('W') > 0 ? [counted(count('W'), 'warning')] : []),
    ...(count('I') > 0 ? [counted(count('I'), 'information', 'informations')] : []),
  ];
  return words.length === 0 ? 'nothing found' : words.join(', ');
};

const restWords = [
  ['holds', 'Rules that hold'],
  ['not_applicable', 'Rules that do not apply: nothing that they are about is recorded'],
  ['not_recomputable', 'Rules that cannot be checked: this edition withholds what they read'],
  ['covered', 'Rules left out until you have ranked the hypotheses of every level'],
] as const;

/** The rules without a finding, by what they say. */
export const listRest = (
  rules: readonly Rule[],
): readonly { readonly title: string; readonly status: Rule['status']; readonly rules: readonly Rule[] }[] =>
  restWords
    .map(([status, title]) => ({ status, title, rules: rules.filter((rule) => rule.status === status) }))
    .filter((group) => group.rules.length > 0);
