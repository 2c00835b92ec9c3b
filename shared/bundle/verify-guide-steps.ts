import { disclosuresStep, evidenceStep } from './verify-guide-disclosures.ts';
import { beginningStep, manifestsStep, nothingElseStep, signaturesStep } from './verify-guide-files.ts';
import { chainStep, checkpointStep, merkleStep } from './verify-guide-ledger.ts';
import { timeStampsStep } from './verify-guide-timestamps.ts';
import type { GuideStep } from './verify-guide-step.ts';

export const verifySteps: readonly GuideStep[] = [
  beginningStep,
  signaturesStep,
  manifestsStep,
  nothingElseStep,
  chainStep,
  merkleStep,
  checkpointStep,
  disclosuresStep,
  evidenceStep,
  timeStampsStep,
];

/** Where the reader's own keys lie; all but the first may be absent. */
export const trustedKeyCommands = `trusted_signers=../allowed_signers
trusted_log_key=../log.vkey
trusted_witnesses=../witnesses
trusted_time_roots=../time-roots.pem`;
