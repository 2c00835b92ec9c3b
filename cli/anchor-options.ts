import type { Command } from 'commander';
import type { Input } from '../shared/api/contract.ts';
import { collect } from './command-options.ts';

/** What a bundle is held against; all of it from outside the bundle. */
export type AnchorOptions = {
  readonly signers?: string;
  readonly logKey?: string;
  readonly witness?: readonly string[];
  readonly tsaRoot?: readonly string[];
  readonly retained?: readonly string[];
  readonly retain?: true;
  readonly requireWitness?: readonly string[];
};

export const addAnchorOptions = (command: Command): Command =>
  command
    .option('--signers <file>', 'allowed_signers with the persons who are trusted')
    .option('--log-key <file>', 'verifier key of the case’s log')
    .option('--witness <file>', 'verifier key of a witness', collect)
    .option('--tsa-root <file>', 'certificate in PEM of an authority whose time stamps are believed', collect)
    .option('--retained <file>', 'a checkpoint of the case from outside', collect)
    .option('--retain', 'keep the checkpoint of a bundle that verifies')
    .option('--require-witness <name>', 'fail without this witness', collect);

type Anchors = NonNullable<Input<'bundle.verify'>['anchors']>;

export const readAnchors = (options: AnchorOptions): Anchors => {
  const { signers, logKey, witness = [], tsaRoot = [], retained = [], retain = false, requireWitness = [] } = options;
  return {
    signers,
    logKey,
    witnesses: [...witness],
    tsaRoots: [...tsaRoot],
    retained: [...retained],
    retain,
    requiredWitnesses: [...requireWitness],
  };
};
