import type { Input, IntakeForm, Output } from '../../../../shared/api/contract.ts';
import { isInstant } from '../../../../shared/base/clock.ts';
import { copyInPlaceDetails, type CopyInPlace } from '../../../../shared/bundle/copy-in-place.ts';
import type { Tlp } from '../../../../shared/domain/vocabulary.ts';
import { detailsToDraft, draftToDetails, emptyAcquisition, type AcquisitionDraft } from './acquisition-draft.ts';

export type IntakePath = {
  readonly path: string;
  /** As shown: the name of what was dropped, or the path that was chosen. */
  readonly name: string;
  /** The bytes came through the browser: where they were before nobody saw. */
  readonly isUpload: boolean;
  /** Folders of the drop that it lay in; absent for what lay in none, or is read where it is. */
  readonly below?: string;
};

/** Who collected something, when, by what right; empty where nobody said. */
export type CollectionDraft = {
  /** Id of a source; empty for none. */
  readonly source: string;
  readonly collectedBy: string;
  readonly collectedAt: string;
  readonly authority: string;
  readonly method: string;
  /** Empty: as the case. */
  readonly tlp: Tlp | '';
};

export const emptyCollection: CollectionDraft = {
  source: '',
  collectedBy: '',
  collectedAt: '',
  authority: '',
  method: '',
  tlp: '',
};

type Credibility = NonNullable<Input<'intake.take'>['credibility']>;
export type IntakeDraft = CollectionDraft & {
  readonly paths: readonly IntakePath[];
  /** Empty: what items of their kind start with in this case. */
  readonly credibility: Credibility | '';
  readonly acquisition: AcquisitionDraft;
  /** Whether what is shared is kept as the form of the case. */
  readonly isKept: boolean;
  /** The exhibit in whose place these may be shown; null for evidence like any other. */
  readonly inPlaceOf: CopyInPlace | null;
};

export const emptyIntake: IntakeDraft = {
  ...emptyCollection,
  paths: [],
  credibility: '',
  acquisition: emptyAcquisition,
  isKept: false,
  inPlaceOf: null,
};

/** The intake of a copy, with all that follows from what it is a copy of. Whoever made it says what was taken out. */
export const copyDraft = (
  inPlaceOf: CopyInPlace,
  tool: Pick<AcquisitionDraft, 'toolName' | 'toolVersion'>,
): IntakeDraft => {
  const { copy, derivedFrom, rootExhibit } = copyInPlaceDetails(inPlaceOf);
  return {
    ...emptyIntake,
    // A copy is made so that every edition shows it.
    tlp: 'CLEAR',
    acquisition: { ...emptyAcquisition, ...tool, copy, rootExhibit, derivedFrom: derivedFrom.join(', ') },
    inPlaceOf,
  };
};

export const uploadNote = 'Received by upload, source not observed.';

/** Nobody saw where a file of a dropped folder was, but the browser says what folders it lay in. */
const noteOf = (below: string): string =>
  below === '' ? uploadNote : `${uploadNote} In what was dropped it lay in “${below}”, as the browser said.`;

/** The part of a call that says where something is from; what nobody said is left out. */
export const collectionToInput = (
  draft: CollectionDraft,
): Pick<Input<'intake.take'>, 'source' | 'collectedBy' | 'collectedAt' | 'authority' | 'method' | 'tlp'> => ({
  ...(draft.source !== '' && { source: draft.source }),
  ...(draft.collectedBy.trim() !== '' && { collectedBy: draft.collectedBy.trim() }),
  ...(draft.collectedAt.trim() !== '' && { collectedAt: draft.collectedAt.trim() }),
  ...(draft.authority.trim() !== '' && { authority: draft.authority.trim() }),
  ...(draft.method.trim() !== '' && { method: draft.method.trim() }),
  ...(draft.tlp !== '' && { tlp: draft.tlp }),
});

/** Why a time cannot be recorded as it is typed; null where it can, or where none is. */
export const collectedAtError = (text: string): string | null =>
  text.trim() === '' || isInstant(text.trim()) ? null : 'Not a time that can be recorded.';

/** The calls that take in what was chosen. Uploads go apart: their custody says that their source was not observed. */
export const planIntake = (draft: IntakeDraft, folder: string): readonly Input<'intake.take'>[] => {
  const said = draftToDetails(draft.acquisition);
  const ofCopy = draft.inPlaceOf === null ? [] : [copyInPlaceDetails(draft.inPlaceOf).note];
  const call = (paths: readonly IntakePath[], ofUpload: readonly string[]): readonly Input<'intake.take'>[] => {
    const notes = [...ofCopy, ...ofUpload];
    return paths.length === 0
      ? []
      : [
          {
            folder,
            paths: paths.map(({ path }) => path),
            ...(draft.credibility !== '' && { credibility: draft.credibility }),
            ...collectionToInput(draft),
            ...((notes.length > 0 || Object.keys(said).length > 0) && {
              details: { ...said, ...(notes.length > 0 && { note: notes.join(' ') }) },
            }),
          },
        ];
  };
  const uploads = Map.groupBy(
    draft.paths.filter(({ isUpload }) => isUpload),
    ({ below = '' }) => below,
  );
  return [
    ...call(
      draft.paths.filter(({ isUpload }) => !isUpload),
      [],
    ),
    ...Array.from(uploads).flatMap(([below, paths]) => call(paths, [noteOf(below)])),
  ];
};

const ofSingleItems = {
  derivedFrom: '',
  rootExhibit: '',
  transformation: '',
  changeWhat: '',
  changeWhy: '',
  changeBy: '',
  noted: '',
  aiPrompt: '',
} as const;

/** What the next intake of the case begins with: what is shared, not what belongs to these items alone. */
export const draftToForm = (draft: IntakeDraft): IntakeForm => {
  const { acquisition, ...details } = draftToDetails({
    ...draft.acquisition,
    ...ofSingleItems,
  });
  const { collectedAt: _, ...collection } = collectionToInput(draft);
  return {
    ...(draft.credibility !== '' && { credibility: draft.credibility }),
    ...collection,
    details: { ...details, ...(acquisition !== undefined && { acquisition }) },
  };
};

/** A draft that the kept form fills in. */
export const formToDraft = (form: IntakeForm): Omit<IntakeDraft, 'paths' | 'isKept' | 'inPlaceOf'> => ({
  source: form.source ?? '',
  collectedBy: form.collectedBy ?? '',
  collectedAt: '',
  authority: form.authority ?? '',
  method: form.method ?? '',
  tlp: form.tlp ?? '',
  credibility: form.credibility ?? '',
  acquisition: detailsToDraft(form.details),
});

export type IntakeReply = Output<'intake.take'>;
export const noIntake: IntakeReply = { taken: [], duplicates: [], refused: [] };

export const addReplies = (left: IntakeReply, right: IntakeReply): IntakeReply => ({
  taken: [...left.taken, ...right.taken],
  duplicates: [...left.duplicates, ...right.duplicates],
  refused: [...left.refused, ...right.refused],
});

/** What came of an intake, in one line. */
export const intakeWords = ({ taken, duplicates, refused }: IntakeReply): string =>
  [
    `${taken.length} taken in`,
    ...(duplicates.length > 0 ? [`${duplicates.length} there already`] : []),
    ...(refused.length > 0 ? [`${refused.length} refused`] : []),
  ].join(', ');

/** Adds what was chosen, each path once. */
export const addPaths = (paths: readonly IntakePath[], added: readonly IntakePath[]): readonly IntakePath[] => {
  const known = new Set(paths.map(({ path }) => path));
  return [...paths, ...added.filter(({ path }) => !known.has(path))];
};
