import type { CheckpointNote } from '../ledger/checkpoint.ts';
import type { VerifierKey } from '../ledger/verifier-key.ts';
import type { Certificate } from '../timestamps/certificate.ts';
import type { AllowedSigner } from './allowed-signers.ts';

/**
 * What a reader trusts. It always comes from outside the bundle: the command line or the address book of the
 * workstation. Keys inside a bundle are shown, never trusted.
 */
export type Anchors = {
  readonly signers: readonly AllowedSigner[];
  readonly logKeys: readonly VerifierKey[];
  readonly witnesses: readonly VerifierKey[];
  /** Certificates of authorities whose time stamps the reader believes. */
  readonly timeStampRoots: readonly Certificate[];
  /** Checkpoints that this reader, or somebody who handed one over, has seen. */
  readonly retained: readonly CheckpointNote[];
  /** Witness names without which the reader does not accept the bundle. */
  readonly requiredWitnesses: readonly string[];
};
