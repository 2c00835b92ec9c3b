import type { Output } from '../../../../shared/api/contract.ts';

type Rule = Output<'lint.read'>['rules'][number];

/** A rule with errors. `where`: in which editions. */
export type BrokenRule = {
  readonly rule: string;
  readonly says: string;
  readonly where: string;
  readonly overridable: boolean;
  /** Without an answer it keeps the release from being asked for. */
  readonly isInFull: boolean;
};

/** Each rule with errors in the full or the public edition, once, in the order of the rules. */
export const listBroken = (full: readonly Rule[], open: readonly Rule[]): readonly BrokenRule[] => {
  const openByRule = new Map(open.map((rule) => [rule.rule, rule]));
  return full.flatMap((rule) => {
    const own = errorsOf(rule);
    const others = errorsOf(openByRule.get(rule.rule));
    const [first] = [...own, ...others];
    if (first === undefined) return [];
    const count = Math.max(own.length, others.length);
    return [
      {
        rule: rule.rule,
        says: count === 1 ? first.says : `${first.says} And ${count - 1} more.`,
        where: own.length === 0 ? '(public edition only)' : '',
        overridable: rule.overridable,
        isInFull: own.length > 0,
      },
    ];
  });
};

const errorsOf = (rule: Rule | undefined): Rule['findings'] =>
  rule?.findings.filter(({ severity }) => severity === 'E') ?? [];

/** What is to be let stand, and whether the request can be made: every error of the full edition answered, with a reason. */
export const answerBroken = (
  rules: readonly BrokenRule[],
  reasons: Readonly<Record<string, string>>,
): { readonly overrides: { rule: string; reason: string }[]; readonly isAnswered: boolean } => {
  const asked = rules.filter(({ rule, overridable }) => overridable && Object.hasOwn(reasons, rule));
  const overrides = asked.map(({ rule }) => ({ rule, reason: (reasons[rule] ?? '').trim() }));
  const open = rules.filter(({ rule, isInFull }) => isInFull && !overrides.some((one) => one.rule === rule));
  return { overrides, isAnswered: open.length === 0 && overrides.every(({ reason }) => reason !== '') };
};
