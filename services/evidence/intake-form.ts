import { join } from 'node:path';
import type { Checked, IntakeForm, Output } from '../../shared/api/contract.ts';
import { intakeForm } from '../../shared/api/contract-shapes.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { parseJson } from '../../shared/ledger/canonical-json.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { readProfileFile, writeProfileFile } from '../identities/profile-files.ts';

/**
 * What the items of a case usually share, as the last form had it. It lies in the profile, as drafts do: it states
 * nothing about any item, and what an intake states is in that intake's own lines.
 */
const formPath = (session: CaseSession, { profile, crypto }: Pick<AppDeps, 'profile' | 'crypto'>): string =>
  join(profile.folder, 'intake-forms', `${crypto.sha256Hex(session.origin)}.json`);

/** A form that is missing, damaged or of another version counts for nothing. */
export const readIntakeForm = (session: CaseSession, deps: AppDeps): Output<'intake.form'> => {
  const text = readProfileFile(formPath(session, deps));
  const json = parseJson(text.ok ? (text.value ?? '') : '');
  const parsed = intakeForm.safeParse(json.ok ? json.value : undefined);
  return { form: parsed.success ? parsed.data : null };
};

export const keepIntakeForm = (
  session: CaseSession,
  { form }: Checked<'intake.keep'>,
  deps: AppDeps,
): Result<Output<'intake.keep'>> => {
  const text = `${JSON.stringify(form satisfies IntakeForm)}\n`;
  const written = writeProfileFile(formPath(session, deps), text, { random: deps.random, exclusive: false });
  return written.ok ? ok({ kept: true }) : written;
};
