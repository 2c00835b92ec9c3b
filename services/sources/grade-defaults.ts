import type { Checked, Output } from '../../shared/api/contract.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import { evidenceKinds } from '../../shared/domain/vocabulary.ts';
import { defaultGradeSchema } from '../../shared/ledger/source-line-types.ts';
import type { z } from 'zod';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';

type DefaultGrade = z.infer<typeof defaultGradeSchema>;

/** What nobody has judged yet is graded as "cannot be judged", never as good. */
const cautious: DefaultGrade = { adequacy: null, class: null, credibility: '6', forgeability: 'high' };

/** What an item of this kind starts with where nobody says otherwise. */
export const defaultGradeOf = (tables: CaseTables, kind: string): DefaultGrade => {
  const row = tables.get('grade_default', kind);
  const parsed = defaultGradeSchema.safeParse({
    adequacy: row?.adequacy,
    class: row?.evidenceClass,
    credibility: row?.credibility,
    forgeability: row?.forgeability,
  });
  return parsed.success ? parsed.data : cautious;
};

export const listGradeDefaults = ({ tables }: CaseSession): Output<'grade.defaults'> => ({
  defaults: evidenceKinds.map((kind) => {
    const { class: evidenceClass, ...grade } = defaultGradeOf(tables, kind);
    const row = tables.get('grade_default', kind);
    return { kind, ...grade, evidenceClass, reason: row?.reason ?? null, line: row?.seq ?? null };
  }),
});

export const setGradeDefault = (
  session: CaseSession,
  { kind, credibility, forgeability, evidenceClass, adequacy, reason, tlp }: Checked<'grade.default'>,
  deps: AppDeps,
): Result<Output<'grade.default'>> => {
  const appended = session.append(() =>
    ok({
      drafts: [
        {
          type: 'grade.default',
          fields: {
            ...commonFields(session, deps, tlp),
            kind,
            grade: { adequacy, class: evidenceClass, credibility, forgeability },
            reason,
          },
        },
      ],
    }),
  );
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};
