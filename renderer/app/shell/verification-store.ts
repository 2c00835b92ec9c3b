import { counted } from '../../../shared/base/counted.ts';
import { create } from 'zustand';

export type Verification = {
  readonly state: 'holds' | 'fails';
  /** Instant in UTC. */
  readonly at: string;
  /** Length of the ledger that was verified. */
  readonly size: number;
  readonly isComplete: boolean;
};

type VerificationState = {
  readonly byFolder: Readonly<Record<string, Verification>>;
  readonly remember: (folder: string, verification: Verification) => void;
};

/** What this window has verified since it was opened. Nothing older is claimed. */
export const useVerification = create<VerificationState>()((set) => ({
  byFolder: {},
  remember: (folder, verification) => set(({ byFolder }) => ({ byFolder: { ...byFolder, [folder]: verification } })),
}));

export const verificationWords = (verification: Verification | undefined): string => {
  if (verification === undefined) return 'Not verified in this window yet';
  const what = verification.isComplete ? 'Evidence and ledger' : 'Ledger';
  const time = `${verification.at.slice(11, 16)} UTC`;
  return verification.state === 'holds'
    ? `${what} verified ${time}, ${counted(verification.size, 'line')}`
    : `Verification failed ${time}`;
};
