import type { Input } from '../../../../shared/api/contract.ts';

export type ChosenAnchors = {
  readonly signers: string | null;
  readonly logKey: string | null;
  readonly witnesses: readonly string[];
  readonly retained: readonly string[];
  /** Names as typed, one a line. */
  readonly requiredWitnesses: string;
  readonly retain: boolean;
};

export const noAnchors: ChosenAnchors = {
  signers: null,
  logKey: null,
  witnesses: [],
  retained: [],
  requiredWitnesses: '',
  retain: false,
};

/** Empty lines and spaces around a name are not part of it. */
export const namesOfLines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const toInput = (path: string, anchors: ChosenAnchors): Input<'bundle.verify'> => ({
  path,
  anchors: {
    ...(anchors.signers !== null && { signers: anchors.signers }),
    ...(anchors.logKey !== null && { logKey: anchors.logKey }),
    witnesses: [...anchors.witnesses],
    retained: [...anchors.retained],
    requiredWitnesses: [...namesOfLines(anchors.requiredWitnesses)],
    retain: anchors.retain,
  },
});

export const lastName = (path: string): string => path.split(/[/\\]/u).findLast((part) => part !== '') ?? path;
