import type { Checked, Output } from '../../shared/api/contract.ts';
import { newId } from '../../shared/base/ids.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { higherTlp, reliabilities, tlpSchema, type Tlp } from '../../shared/domain/vocabulary.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { caseTlp, commonFields } from '../cases/common-fields.ts';
import { finish } from './assess-source.ts';
import { findMet, type MetSource } from './source-register.ts';

/**
 * A source as another case of this workstation assessed it: two lines, what it is and where its letter comes from. What
 * the other case marked is marked no lower here, unless a person says so.
 */
export const adoptSource = (
  session: CaseSession,
  input: Checked<'source.adopt'>,
  deps: AppDeps,
): Result<Output<'source.adopt'>> => {
  const found = findMet(input.from, deps);
  if (!found.ok) return found;
  const met = found.value;
  const [latest] = met.assessments;
  const reliability = reliabilities.find((letter) => letter === latest?.reliability);
  if (latest === undefined || reliability === undefined) {
    return err({
      code: 'NOT_FOUND',
      message: 'The register holds no reliability of that source.',
      hint: 'Add it with a letter of your own: `source add`.',
      at: met.id,
    });
  }
  const id = newId('source', deps.random);
  const { name, kind, descriptor } = input;
  const common = commonFields(session, deps, input.tlp ?? adoptedTlp(session, met));
  const appended = session.append(() =>
    ok({
      drafts: [
        { type: 'source.add', fields: { ...common, id, name, kind, reliability, descriptor } },
        {
          type: 'source.assess',
          fields: {
            ...common,
            source: id,
            reliability,
            from: { case: met.case, source: met.id },
            reason: input.reason === '' ? `Assessed ${reliability} there on ${latest.at.slice(0, 10)}.` : input.reason,
          },
        },
      ],
    }),
  );
  return appended.ok ? finish(session, id, input.register, deps, { id, reliability }) : appended;
};

const adoptedTlp = ({ tables }: CaseSession, met: MetSource): Tlp => {
  const there = tlpSchema.safeParse(met.tlp);
  return higherTlp(caseTlp(tables), there.success ? there.data : 'RED');
};
