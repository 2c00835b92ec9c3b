import type { z } from 'zod';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import type { EvidenceRow } from '../../shared/domain/case-tables.ts';
import { stepsOf } from '../../shared/domain/custody-chain.ts';
import { inAnotherGroup } from '../../shared/domain/origin-group.ts';
import { gradeSchema } from '../../shared/ledger/field-schemas.ts';
import { readCustodyOf } from '../../db/queries/evidence-item.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';
import { gradeDrafts } from './custody-grade-line.ts';

/** The grade as its line would hold it; undefined where the item or its skeleton is not at hand. */
export const gradeOf = (row: EvidenceRow | undefined): z.infer<typeof gradeSchema> | undefined => {
  if (row === undefined) return undefined;
  const parsed = gradeSchema.safeParse({
    adequacy: row.adequacy,
    class: row.evidenceClass,
    credibility: row.credibility,
    custody: row.custodyStated,
    forgeability: row.forgeability,
    group: row.originGroup,
    kind: row.kind,
    layer: row.layer,
    marking: row.marking,
    reliability: row.reliability,
  });
  return parsed.success ? parsed.data : undefined;
};

/** A correction never edits: it appends a line that names the one it corrects. */
export const correctGrade = (
  session: CaseSession,
  input: Checked<'evidence.correct'>,
  deps: AppDeps,
): Result<Output<'evidence.correct'>> => {
  const item = findRow(session.tables, 'evidence', input.evidence);
  if (!item.ok) return item;
  const group = input.grade.group;
  const knownGroup = group === undefined || group === null ? ok(null) : findRow(session.tables, 'origin_group', group);
  if (!knownGroup.ok) return knownGroup;
  const appended = session.append(({ tables }) => {
    const before = gradeOf(tables.get('evidence', item.value.key));
    if (before === undefined) {
      return err({
        code: 'SKELETON_WITHHELD',
        message: 'The grade of this item is not at hand here.',
        hint: 'Correct it where the case was made.',
      });
    }
    const joining = { name: item.value.exhibit ?? item.value.key, id: item.value.key, group: before.group };
    const refused = inAnotherGroup(joining, knownGroup.value?.key ?? null, input.leaves);
    if (refused !== null) return err(refused);
    const { evidenceClass, group: _, ...rest } = input.grade;
    const changed = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    const grade = {
      ...before,
      ...changed,
      ...(evidenceClass !== undefined && { class: evidenceClass }),
      ...(group !== undefined && { group: knownGroup.value?.key ?? null }),
    };
    const row = { ...item.value, kind: grade.kind };
    const steps = stepsOf(row, readCustodyOf(session.store.db, row.key));
    return ok({
      drafts: [
        {
          type: 'evidence.correct',
          fields: {
            ...commonFields(session, deps, input.tlp),
            id: item.value.key,
            corrects: item.value.seq,
            item: null,
            origin: null,
            collection: null,
            handling: null,
            privacy: null,
            grade,
            reason: input.reason,
          },
        },
        // Another kind may give the same chain another grade.
        ...(steps.length === 1 ? [] : gradeDrafts({ row, steps, tables, session, deps, tlp: input.tlp })),
      ],
    });
  });
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};
