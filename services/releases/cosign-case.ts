import type { Checked, Output } from '../../shared/api/contract.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { witnessName } from '../../shared/ledger/cosignature.ts';
import type { AppDeps } from '../app-deps.ts';
import { openCase } from '../cases/case-session.ts';
import { unlock } from '../identities/unlock.ts';
import { cosignFrozen } from './checkpoints.ts';

/** A witness signs the frozen checkpoint of a case, which it opens for that. */
export const cosignCase = async (
  input: Checked<'checkpoint.cosign'>,
  deps: AppDeps,
): Promise<Result<Output<'checkpoint.cosign'>>> => {
  const session = openCase(input.path, deps);
  if (!session.ok) return session;
  try {
    const release = session.value.tables.rows('release').at(-1);
    if (release === undefined) {
      return err({
        code: 'NOT_FROZEN',
        message: 'The case has no frozen release to cosign.',
        hint: 'Freeze one first: `plumbline freeze DIR --identity I`.',
      });
    }
    const witness = await unlock(deps, input.identity, input.passphrase);
    if (!witness.ok) return witness;
    const cosigned = cosignFrozen(session.value, release.seq + 1, witness.value, deps);
    return cosigned.ok ? ok({ witness: witnessName(input.identity), size: release.seq + 1, file: null }) : cosigned;
  } finally {
    session.value.close();
  }
};
