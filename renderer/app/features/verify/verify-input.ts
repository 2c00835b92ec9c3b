import type { Input } from '../../../../shared/api/contract.ts';

export type ChosenAnchors = {
  readonly signers: string | null;
  readonly logKey: string | null;
  readonly witnesses: readonly string[];
  readonly tsaRoots: readonly string[];
  readonly retained: readonly string[];
  /** Names as typed, with spaces between them. */
  readonly requiredWitnesses: string;
  readonly retain: boolean;
  /** What became of the release, from somebody who says so. */
  readonly notices: readonly string[];
};

export const noAnchors: ChosenAnchors = {
  signers: null,
  logKey: null,
  witnesses: [],
  tsaRoots: [],
  retained: [],
  requiredWitnesses: '',
  retain: false,
  notices: [],
};

/** The name of a witness holds no space (C2SP signed-note, section Format). */
export const namesOfText = (text: string): readonly string[] => text.split(/[\s,;]+/u).filter(Boolean);

/** What opens a file that is encrypted with age; kept no longer than the file is chosen. */
export type ChosenAgeKeys = { readonly identity: string | null; readonly passphrase: string };

export const noAgeKeys: ChosenAgeKeys = { identity: null, passphrase: '' };

/** By its name: what a file is, the program sees when it opens it. */
export const isAgeName = (name: string): boolean => /\.age$/iu.test(name);

const ageOf = ({ identity, passphrase }: ChosenAgeKeys): Input<'bundle.verify'>['age'] =>
  identity === null && passphrase === ''
    ? undefined
    : { identities: identity === null ? [] : [identity], ...(passphrase !== '' && { passphrase }) };

export const toInput = (path: string, anchors: ChosenAnchors, age: ChosenAgeKeys): Input<'bundle.verify'> => ({
  path,
  age: ageOf(age),
  anchors: {
    ...(anchors.signers !== null && { signers: anchors.signers }),
    ...(anchors.logKey !== null && { logKey: anchors.logKey }),
    witnesses: [...anchors.witnesses],
    tsaRoots: [...anchors.tsaRoots],
    retained: [...anchors.retained],
    requiredWitnesses: [...namesOfText(anchors.requiredWitnesses)],
    retain: anchors.retain,
  },
  notices: [...anchors.notices],
});

export const lastName = (path: string): string => path.split(/[/\\]/u).findLast((part) => part !== '') ?? path;
