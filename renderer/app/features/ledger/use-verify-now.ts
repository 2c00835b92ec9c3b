import type { Failure } from '../../../../shared/base/result.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { useVerification } from '../../shell/verification-store.ts';
import type { ChangeLedgerView, LedgerView } from './ledger-store.ts';
import { parsePastedCheckpoint } from './pasted-checkpoint.ts';

export type VerifyNow = {
  readonly run: () => Promise<void>;
  readonly isRunning: boolean;
  readonly failure: Failure | null;
};

/** Verifies the case as the pane says, keeps the result, and tells the status line. */
export const useVerifyNow = (folder: string, view: LedgerView, onView: ChangeLedgerView): VerifyNow => {
  const { run, isRunning, failure } = useAct('case.verify');
  const info = useReply('case.info', { folder });
  const remember = useVerification((state) => state.remember);
  const verify = async (): Promise<void> => {
    const { isReadingAll, pasted, noteFiles } = view;
    onView({ pane: 'check' });
    if (isRunning) return;
    const typed = pasted.trim() === '' ? null : parsePastedCheckpoint(pasted);
    // The field says already what is wrong with it.
    if (typed !== null && !typed.ok) return;
    const size = info.value?.ledger.size ?? 0;
    const reply = await run({
      folder,
      readAll: isReadingAll,
      retained: [...noteFiles],
      checkpoints: typed === null ? [] : [typed.value.text],
    });
    if (!reply.ok) return;
    const at = `${new Date().toISOString().slice(0, 19)}Z`;
    onView({ checked: { checks: reply.value, at, size, isComplete: isReadingAll } });
    remember(folder, { state: reply.value.ok ? 'holds' : 'fails', at, size, isComplete: isReadingAll });
  };
  return { run: verify, isRunning, failure };
};
