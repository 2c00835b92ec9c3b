import type { Failure, Result } from '../../shared/base/result.ts';
import type { AppDeps } from '../app-deps.ts';
import { unlockIdentity, type UnlockedIdentity } from './identity-store.ts';

/** Opens a key of this workstation. The buffer made of the passphrase is zeroed whatever the outcome. */
export const unlock = (
  { profile }: Pick<AppDeps, 'profile'>,
  principal: string,
  passphrase: string,
): Promise<Result<UnlockedIdentity, Failure>> => unlockIdentity(profile, principal, Buffer.from(passphrase, 'utf8'));
