import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { hintWords, modeWarning, readMode } from '../../shared/attribution/responsibility-mode.ts';
import type { HypothesisRow } from '../../shared/domain/case-tables.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';

/** States in what mode the State of a hypothesis would be responsible. Nothing is filled in that nobody stated. */
export const setResponsibility = (
  session: CaseSession,
  { hypothesis: reference, claim, reason, tlp }: Checked<'responsibility.set'>,
  deps: AppDeps,
): Result<Output<'responsibility.set'>> => {
  const hypothesis = findRow(session.tables, 'hypothesis', reference);
  if (!hypothesis.ok) return hypothesis;
  const fault = stateFault(hypothesis.value);
  if (fault !== undefined) return err(fault);
  const { key } = hypothesis.value;
  const codes = claim.kind === 'codes' ? { degree: claim.degree, basis: claim.basis } : { degree: null, basis: null };
  if (claim.kind === 'withdrawn' && (session.tables.get('responsibility', key)?.isWithdrawn ?? 1) === 1) {
    return err({
      code: 'NOTHING_CLAIMED',
      message: 'No mode of responsibility is claimed of this hypothesis, so there is none to withdraw.',
      hint: 'State one with a degree and a basis.',
      at: key,
    });
  }
  const appended = session.append(() =>
    ok({
      drafts: [
        {
          type: 'responsibility.set',
          fields: { ...commonFields(session, deps, tlp), hypothesis: key, ...codes, reason },
        },
      ],
    }),
  );
  if (!appended.ok) return appended;
  const mode = readMode(codes.degree, codes.basis);
  return ok({ line: appended.value.first, warning: mode === null ? null : modeWarning(mode) });
};

/** Only what names a State can say in what mode it is responsible (method, section 2.7). */
const stateFault = ({ key, level, kind }: HypothesisRow): Failure | undefined => {
  if (level !== 4) {
    return {
      code: 'NOT_OF_A_STATE',
      message: `The hypothesis is on level ${level ?? '(withheld)'}; a mode of responsibility belongs to level 4, which asks for the State.`,
      hint: 'State a hypothesis on level 4 that names the State, and give it the codes.',
      at: key,
    };
  }
  return kind === 'specific'
    ? undefined
    : {
        code: 'NOT_OF_A_STATE',
        message: `A hypothesis of the kind ${(kind ?? '(withheld)').replaceAll('_', ' ')} names no State that could be responsible.`,
        hint: 'Give the codes to a specific hypothesis of level 4.',
        at: key,
      };
};

export const listResponsibilities = ({ tables }: CaseSession): Output<'responsibility.list'> => ({
  modes: tables.rows('responsibility').map(({ key, seq, degree, basis, isWithdrawn, ...said }) => {
    const mode = readMode(degree, basis);
    return {
      hypothesis: key,
      line: seq,
      degree,
      basis,
      isWithdrawn: isWithdrawn === 1,
      ...said,
      hint: mode === null ? null : hintWords(mode),
      warning: mode === null ? null : modeWarning(mode),
    };
  }),
});
