import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { err, ok, type Result } from '../shared/base/result.ts';
import type { Input } from '../shared/api/contract.ts';
import { collect } from './command-options.ts';
import type { Shell } from './shell.ts';

/** What a bundle is held against; all of it from outside the bundle. */
export type AnchorOptions = {
  readonly signers?: string;
  readonly logKey?: string;
  readonly witness?: readonly string[];
  readonly tsaRoot?: string;
  readonly retained?: readonly string[];
  readonly retain?: true;
  readonly requireWitness?: readonly string[];
};

export const addAnchorOptions = (command: Command): Command =>
  command
    .option('--signers <file>', 'allowed_signers with the persons who are trusted')
    .option('--log-key <file>', 'verifier key of the case’s log')
    .option('--witness <file>', 'verifier key of a witness', collect)
    .option('--tsa-root <file>', 'root certificate for time stamps (not checked by this version)')
    .option('--retained <file>', 'a checkpoint of the case from outside', collect)
    .option('--retain', 'keep the checkpoint of a bundle that verifies')
    .option('--require-witness <name>', 'fail without this witness', collect);

type Anchors = NonNullable<Input<'bundle.verify'>['anchors']>;

/** Time stamps are not checked yet: an anchor for them is looked for and then said not to be used. */
export const readAnchors = (options: AnchorOptions, { note }: Pick<Shell, 'note'>): Result<Anchors> => {
  const { signers, logKey, witness = [], tsaRoot, retained = [], retain = false, requireWitness = [] } = options;
  if (tsaRoot !== undefined) {
    if (!existsSync(tsaRoot)) {
      return err({ code: 'NOT_FOUND', message: `There is no file ${tsaRoot}.`, hint: 'Check the name.', at: tsaRoot });
    }
    note('--tsa-root was not used: this version does not check time stamps.');
  }
  return ok({
    signers,
    logKey,
    witnesses: [...witness],
    retained: [...retained],
    retain,
    requiredWitnesses: [...requireWitness],
  });
};
