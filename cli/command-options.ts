import { InvalidArgumentError, Option, type Command } from 'commander';
import { tlpLabels } from '../shared/domain/vocabulary.ts';

/** For an option that may be given more than once. */
export const collect = (value: string, earlier: readonly string[] = []): readonly string[] => [...earlier, value];

export const parseWhole = (text: string): number => {
  if (!/^(?:0|[1-9]\d{0,14})$/u.test(text)) throw new InvalidArgumentError('It is not a whole number.');
  return Number(text);
};

export const parseSeconds = (text: string): number => {
  if (!/^\d{1,4}(?:\.\d{1,3})?$/u.test(text) || Number(text) < 0.1 || Number(text) > 3600) {
    throw new InvalidArgumentError('It is a number of seconds from 0.1 to 3600.');
  }
  return Number(text);
};

export const parsePort = (text: string): number => {
  if (!/^(?:0|[1-9]\d{0,4})$/u.test(text) || Number(text) > 65_535) {
    throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  }
  return Number(text);
};

export const parseLevel = (text: string): number => {
  if (!/^[1-4]$/u.test(text)) throw new InvalidArgumentError('A level is 1, 2, 3 or 4.');
  return Number(text);
};

export const tlpOption = (says: string): Option => new Option('--tlp <label>', says).choices(tlpLabels);

/** `--identity`, who acts, and `--passphrase-file`. */
export const addSigningOptions = (command: Command, says: string): Command =>
  addPassphraseOption(command.requiredOption('--identity <principal>', says));

export const addPassphraseOption = (command: Command): Command =>
  command.option('--passphrase-file <file>', 'passphrase on the first line; repeat for each person in order', collect);

export type PassphraseOptions = { readonly passphraseFile?: readonly string[] };
export type SigningOptions = PassphraseOptions & { readonly identity: string };
