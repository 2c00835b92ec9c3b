import { bytesToBase64, bytesToHex, utf8ToBytes } from '../../shared/base/bytes.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Checked } from '../../shared/api/contract.ts';
import { createSshsig } from '../../shared/bundle/sshsig.ts';
import { createVerifierKey, formatVerifierKey } from '../../shared/ledger/verifier-key.ts';
import { appendLines } from '../../db/append.ts';
import { headRoot, readHead } from '../../db/ledger.ts';
import type { AppDeps } from '../app-deps.ts';
import { readInstanceId } from '../identities/profile.ts';
import { unlock } from '../identities/unlock.ts';
import { writeGuard } from './case-guard.ts';
import { openCase, type CaseSession } from './case-session.ts';
import { createLogKey } from './log-key.ts';

/** Why a case that opens for reading only may be taken over; a case from a bundle may not, it lacks what was withheld. */
const adoptable: ReadonlySet<string> = new Set([
  'CASE_COPIED',
  'CASE_ROLLED_BACK',
  'CASE_REWRITTEN',
  'LOG_KEY_DAMAGED',
]);

/**
 * Takes over a copied or restored case: a new origin and a new log key, joined to the old history by a line that a
 * person signs. Nobody can then mistake the two continuations for one.
 */
export const adoptCase = async (input: Checked<'case.adopt'>, deps: AppDeps): Promise<Result<CaseSession>> => {
  const session = openCase(input.folder, deps, { alone: true });
  if (!session.ok) return session;
  const adopted = await adoptOpened(session.value, input, deps);
  session.value.close();
  return adopted.ok ? openCase(input.folder, deps) : adopted;
};

const adoptOpened = async (
  session: CaseSession,
  input: Checked<'case.adopt'>,
  deps: AppDeps,
): Promise<Result<boolean>> => {
  const { readOnly, store } = session;
  if (readOnly === null || !adoptable.has(readOnly.code)) {
    return err({
      code: 'NOT_TO_BE_ADOPTED',
      message: readOnly === null ? 'The case belongs to this workstation already.' : readOnly.message,
      hint: 'Only a case that was copied or restored from elsewhere is taken over.',
    });
  }
  const person = await unlock(deps, input.identity, input.passphrase);
  if (!person.ok) return person;
  const instance = readInstanceId(deps.profile);
  if (!instance.ok) return instance;
  const head = readHead(store.db);
  if (head === undefined) throw new Error('an open case has a first line');
  const origin = `plumbline.local/${bytesToHex(deps.random(8))}`;
  const root = bytesToBase64(headRoot(head, deps.crypto));
  const key = createLogKey(input.folder, { origin, instance: instance.value }, deps);
  if (!key.ok) return key;
  const { principal, person: name, publicKeyLine, signer } = person.value;
  const message = utf8ToBytes(`${origin}\n${head.size}\n${root}\n`);
  const appended = appendLines(store, deps, () =>
    ok({
      log: origin,
      drafts: [
        {
          type: 'log.succeed',
          fields: {
            actor: principal,
            at: deps.clock(),
            tlp: 'CLEAR',
            previous: { origin: head.log, root, size: head.size },
            logKey: formatVerifierKey(createVerifierKey(origin, 1, key.value.signer.publicKey, deps.crypto)),
            by: { person: name, principal, publicKey: publicKeyLine },
            signature: createSshsig({ signer, message, namespace: 'plumbline-checkpoint-v1' }, deps.crypto),
          },
        },
      ],
    }),
  );
  if (!appended.ok) return appended;
  const next = readHead(store.db) ?? head;
  return writeGuard(
    { v: 1, origin, actor: principal, size: next.size, root: bytesToBase64(headRoot(next, deps.crypto)) },
    deps,
  );
};
