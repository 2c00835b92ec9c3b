import { ok } from '../../shared/base/result.ts';
import { addSigningOptions, collect, type SigningOptions } from '../command-options.ts';
import type { Register } from '../shell.ts';

type FreezeOptions = SigningOptions & { readonly witness?: readonly string[] };

export const register: Register = (command, shell) => {
  addSigningOptions(
    command
      .argument('<dir>', 'folder of the case')
      .option('--witness <principal>', 'a person of this workstation who cosigns', collect),
    'who freezes',
  ).action(
    shell.answer(async (folder: string, { identity, witness = [], passphraseFile }: FreezeOptions) => {
      const passphrases = shell.passphrases(passphraseFile);
      const passphrase = await passphrases.ask(identity);
      if (!passphrase.ok) return passphrase;
      const witnesses: { identity: string; passphrase: string }[] = [];
      for (const name of witness) {
        const asked = await passphrases.ask(name);
        if (!asked.ok) return asked;
        witnesses.push({ identity: name, passphrase: asked.value });
      }
      const finished = passphrases.finish();
      if (!finished.ok) return finished;
      const frozen = await shell.call('release.freeze', { folder, identity, passphrase: passphrase.value, witnesses });
      if (!frozen.ok) return frozen;
      const { checkpoint, draft } = frozen.value;
      const words = draft
        ? ['DRAFT: fewer than two people are enrolled; no bundle of it will verify. It was held to no rule of export.']
        : [];
      const lines = [...words, 'Frozen. Checkpoint:', ...checkpoint.trimEnd().split('\n')];
      return ok({ document: frozen.value, caseFolder: folder, lines });
    }),
  );
};
