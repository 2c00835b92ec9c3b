import type { Checked, Output } from '../../shared/api/contract.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { plainFinding } from '../../shared/ledger/lint-line-types.ts';
import { standingJustifications } from '../../shared/lint/answers.ts';
import { lintRules } from '../../shared/lint/rules.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { showingRatings } from '../reasoning/hidden-ratings.ts';
import { lintOf } from './lint.ts';

type Input = Checked<'lint.justify'>;
type Reply = Output<'lint.justify'>;

/** Records why the warnings that a rule gives now are let stand, with every place of theirs; or takes that back. */
export const justifyLint = showingRatings((session: CaseSession, input: Input, deps: AppDeps): Result<Reply> => {
  if (session.readOnly !== null) return err(session.readOnly);
  const rule = lintRules.find(({ id }) => id === input.rule.toUpperCase());
  if (rule === undefined) {
    return err({
      code: 'NO_SUCH_RULE',
      message: `There is no rule ${input.rule}.`,
      hint: '`plumbline lint DIR` lists what the rules find.',
      at: input.rule,
    });
  }
  const said = input.withdraw ? ok({ findings: [], size: null }) : warningsOf(session, rule.id, input, deps);
  if (!said.ok) return said;
  const { findings, size } = said.value;
  const appended = session.append(({ head, tables }) => {
    // What was found is justified; another process may have added a place since.
    if (size !== null && head?.size !== size) return err(movedMeanwhile);
    if (input.withdraw && !standingJustifications(tables).some((one) => one.rule === rule.id))
      return err({
        code: 'NOTHING_TO_WITHDRAW',
        message: `No warning of ${rule.id} is justified; nothing was recorded.`,
        hint: '`plumbline lint DIR` shows what is.',
        at: rule.id,
      });
    const fields = { ...commonFields(session, deps, input.tlp), rule: rule.id, findings, reason: input.reason };
    return ok({ drafts: [{ type: 'lint.justify', fields }] });
  });
  return appended.ok ? ok({ line: appended.value.first, rule: rule.id, findings: findings.length }) : appended;
});

/** Warnings alone: what blocks is mended or overridden, and what informs needs no answer. */
const warningsOf = (session: CaseSession, rule: string, { edition, upTo }: Input, deps: AppDeps) => {
  const read = lintOf(session, { edition, tlp: upTo }, deps);
  if (!read.ok) return read;
  const { section, size } = read.value;
  const found = 'rules' in section ? (section.rules[rule]?.findings ?? []) : [];
  const findings = found.filter(({ severity }) => severity === 'W').map(plainFinding);
  if (findings.length > 0) return ok({ findings, size });
  return err({
    code: 'NOTHING_TO_JUSTIFY',
    message: `${rule} gives no warning in the ${edition} edition${found.length > 0 ? ': what it finds there is no warning' : ''}.`,
    hint: 'Only warnings are justified; `plumbline lint DIR` lists them.',
    at: rule,
  });
};

const movedMeanwhile: Failure = {
  code: 'CHANGED_MEANWHILE',
  message: 'A line was added while the rules were being checked; nothing was recorded.',
  hint: 'Look at what the rule finds now, and try again.',
};
