import type { Input } from '../../../../shared/api/contract.ts';

export type ChosenAnchors = {
  readonly signers: string | null;
  readonly logKey: string | null;
  readonly witnesses: readonly string[];
  readonly retained: readonly string[];
  /** Names as typed, with spaces between them. */
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

/** The name of a witness holds no space (C2SP signed-note, section Format). */
export const namesOfText = (text: string): readonly string[] => text.split(/[\s,;]+/u).filter(Boolean);

export const toInput = (path: string, anchors: ChosenAnchors): Input<'bundle.verify'> => ({
  path,
  anchors: {
    ...(anchors.signers !== null && { signers: anchors.signers }),
    ...(anchors.logKey !== null && { logKey: anchors.logKey }),
    witnesses: [...anchors.witnesses],
    retained: [...anchors.retained],
    requiredWitnesses: [...namesOfText(anchors.requiredWitnesses)],
    retain: anchors.retain,
  },
});

export const lastName = (path: string): string => path.split(/[/\\]/u).findLast((part) => part !== '') ?? path;
