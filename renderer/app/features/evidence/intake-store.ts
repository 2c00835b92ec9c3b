import { create } from 'zustand';
import type { Client } from '../../../../shared/api/client.ts';
import type { Input } from '../../../../shared/api/contract.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import type { CopyInPlace } from '../../../../shared/bundle/copy-in-place.ts';
import {
  addReplies,
  copyDraft,
  draftToForm,
  emptyIntake,
  noIntake,
  planIntake,
  type IntakeDraft,
  type IntakeReply,
} from './intake-plan.ts';

export type NewSource = Pick<Input<'source.add'>, 'reliability'> & { readonly name: string; readonly kind: string };

/** Something that was dropped and could not be brought in. */
export type RefusedDrop = { readonly name: string; readonly failure: Failure };

export type Intake = {
  readonly isOpen: boolean;
  readonly draft: IntakeDraft;
  /** A source that is recorded just before the items; null: the one that the draft names. */
  readonly newSource: NewSource | null;
  /** How many dropped files have come in of how many, null while they are counted; and what ends it. */
  readonly receiving: { readonly done: number; readonly total: number | null; readonly stop: () => void } | null;
  readonly refusedDrops: readonly RefusedDrop[];
  readonly isRunning: boolean;
  /** Whether the kept form of the case was filled in; afterwards what is typed stays. */
  readonly isFilled: boolean;
  /** What was typed of other evidence before a copy came between; null while none does. */
  readonly aside: Pick<Intake, 'draft' | 'newSource' | 'isFilled'> | null;
  /** What the last copy was made with: most are made with the same. */
  readonly copyTool: { readonly toolName: string; readonly toolVersion: string };
  readonly reply: IntakeReply | null;
  readonly failure: Failure | null;
};

const newIntake: Intake = {
  isOpen: false,
  draft: emptyIntake,
  newSource: null,
  receiving: null,
  refusedDrops: [],
  isRunning: false,
  isFilled: false,
  aside: null,
  copyTool: { toolName: '', toolVersion: '' },
  reply: null,
  failure: null,
};

type IntakeState = {
  readonly byFolder: Readonly<Record<string, Intake>>;
  readonly change: (folder: string, change: Partial<Intake>) => void;
  readonly changeDraft: (folder: string, change: Partial<IntakeDraft>) => void;
  /** Opens the intake of a copy that may be shown in place of an exhibit; what was typed of other evidence waits. */
  readonly beginCopy: (folder: string, copy: CopyInPlace) => void;
  /** Back to what was typed before the copy. */
  readonly leaveCopy: (folder: string) => void;
  /** Records the source that the form names anew, and keeps the form where that is wished. */
  readonly prepare: (folder: string, call: Client) => Promise<Failure | null>;
  /** Takes in what the draft names. Goes on when the dialog is closed or the screen is left. */
  readonly run: (folder: string, call: Client) => Promise<void>;
};

/** An intake outlives its dialog: what was typed stays until it is taken in, and so does what came of it. */
export const useIntake = create<IntakeState>()((set, get) => {
  const read = (folder: string): Intake => get().byFolder[folder] ?? newIntake;
  const change = (folder: string, next: Partial<Intake>): void =>
    set(({ byFolder }) => ({ byFolder: { ...byFolder, [folder]: { ...read(folder), ...next } } }));
  const changeDraft = (folder: string, next: Partial<IntakeDraft>): void =>
    change(folder, { draft: { ...read(folder).draft, ...next } });

  const addSource = async (folder: string, call: Client): Promise<Failure | null> => {
    const { newSource, draft } = read(folder);
    if (newSource === null) return null;
    const { name, kind, reliability } = newSource;
    const added = await call('source.add', {
      folder,
      name: name.trim(),
      kind: kind.trim(),
      reliability,
      ...(draft.tlp !== '' && { tlp: draft.tlp }),
    });
    if (!added.ok) return added.error;
    // A second try after a failure must not record the source twice.
    changeDraft(folder, { source: added.value.id });
    change(folder, { newSource: null });
    return null;
  };

  const prepare = async (folder: string, call: Client): Promise<Failure | null> => {
    const failure = await addSource(folder, call);
    if (failure !== null || !read(folder).draft.isKept) return failure;
    const kept = await call('intake.keep', { folder, form: draftToForm(read(folder).draft) });
    return kept.ok ? null : kept.error;
  };

  const beginCopy = (folder: string, copy: CopyInPlace): void => {
    const { isRunning, aside, draft, newSource, isFilled, copyTool } = read(folder);
    // One after the other: what runs now is shown, and the link leads here again.
    if (isRunning) return change(folder, { isOpen: true });
    change(folder, {
      isOpen: true,
      aside: aside ?? { draft, newSource, isFilled },
      draft: copyDraft(copy, copyTool),
      newSource: null,
      // The kept form says how evidence of this case is acquired, and a copy is not acquired so.
      isFilled: true,
      reply: null,
      failure: null,
    });
  };

  const leaveCopy = (folder: string): void => {
    const { aside } = read(folder);
    if (aside !== null) change(folder, { ...aside, aside: null });
  };

  return {
    byFolder: {},
    change,
    changeDraft,
    beginCopy,
    leaveCopy,
    prepare,
    run: async (folder, call) => {
      if (read(folder).isRunning) return;
      change(folder, { isRunning: true, failure: null, reply: null });
      let failure = await prepare(folder, call);
      let reply: IntakeReply = noIntake;
      const calls = failure === null ? planIntake(read(folder).draft, folder) : [];
      for (const input of calls) {
        const answered = await call('intake.take', input);
        if (answered.ok) reply = addReplies(reply, answered.value);
        else failure = answered.error;
        if (failure !== null) break;
      }
      const hasReply = reply.taken.length + reply.duplicates.length + reply.refused.length > 0;
      change(folder, { isRunning: false, failure, reply: hasReply || failure === null ? reply : null });
      if (failure !== null) return;
      const { inPlaceOf, acquisition } = read(folder).draft;
      change(folder, { refusedDrops: [] });
      if (inPlaceOf === null) return changeDraft(folder, { paths: [] });
      const { toolName, toolVersion } = acquisition;
      change(folder, { copyTool: { toolName, toolVersion } });
      // What is said of a copy must not be said of what comes in next.
      leaveCopy(folder);
    },
  };
});

export const useIntakeOf = <T>(folder: string, select: (intake: Intake) => T): T =>
  useIntake(({ byFolder }) => select(byFolder[folder] ?? newIntake));
