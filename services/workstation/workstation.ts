import { join, resolve } from 'node:path';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { programVersion } from '../../shared/base/program.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { AppDeps, Machine } from '../app-deps.ts';
import { examineWorkstation } from '../doctor.ts';
import type { ProfileInUse } from './profile-in-use.ts';
import { readSettings } from './settings.ts';

/** Where new cases and demonstrations go unless another folder is chosen. */
export const casesFolder = ({ homeFolder }: Pick<Machine, 'homeFolder'>): string => join(homeFolder, 'Plumbline');

export const describeWorkstation = ({ own, current }: ProfileInUse): Output<'workstation.read'> => {
  const profile = resolve(current().profile.folder);
  const ownProfile = resolve(own.profile.folder);
  return {
    version: programVersion,
    profile,
    ownProfile,
    isDemonstration: profile !== ownProfile,
    userName: own.userName,
    casesFolder: casesFolder(own.machine),
    settings: readSettings(own.profile),
  };
};

export const useProfile = (
  { profile }: Checked<'workstation.use'>,
  profiles: ProfileInUse,
): Result<Output<'workstation.use'>> => {
  const used = profiles.use(profile);
  return used.ok ? ok(describeWorkstation(profiles)) : used;
};

export const examine = async ({ profile, machine }: AppDeps): Promise<Result<Output<'workstation.examine'>>> => {
  const report = await examineWorkstation(profile, machine.host);
  return ok({ ok: report.ok, checks: [...report.checks] });
};
