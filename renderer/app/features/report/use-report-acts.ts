import { useCallback, useRef } from 'react';
import type { Input, Output } from '../../../../shared/api/contract.ts';
import type { Failure, Result } from '../../../../shared/base/result.ts';
import type { SentenceKind, WrittenSection } from '../../../../shared/domain/written-sentence.ts';
import { useAct } from '../../api/replies.ts';
import { focusSentence } from './focus-sentence.ts';
import { useReport } from './report-store.ts';

export type Sentence = Output<'report.read'>['sentences'][number];
type Write = Omit<Input<'sentence.write'>, 'folder'>;
type Change = Pick<Input<'sentence.change'>, 'text' | 'kind' | 'tlp'>;

export type ReportActs = {
  readonly write: (input: Write) => Promise<Result<unknown>>;
  readonly change: (sentence: Sentence, change: Change) => Promise<Result<unknown>>;
  readonly tag: (sentence: Sentence, kind: SentenceKind | null) => void;
  readonly place: (sentence: Sentence, section: WrittenSection, before: string | undefined) => void;
  readonly remove: (sentence: Sentence) => void;
  readonly putBack: (sentence: Sentence) => void;
  readonly undo: () => void;
  readonly failure: Failure | null;
  readonly clear: () => void;
  readonly isRunning: boolean;
};

/** What can be done to the text, each with the act that takes it back. `sentences` is the text as it is shown. */
export const useReportActs = (folder: string, sentences: readonly Sentence[]): ReportActs => {
  const writing = useAct('sentence.write');
  const changing = useAct('sentence.change');
  const placing = useAct('sentence.place');
  const removing = useAct('sentence.remove');
  const pushUndo = useReport((state) => state.pushUndo);
  const all = [writing, changing, placing, removing];
  // The text shows an act before its reply is here; who takes it back in between means that one, and not the one before.
  const latest = useRef<Promise<unknown>>(Promise.resolve());
  const follow = <T>(act: Promise<T>): Promise<T> => {
    latest.current = act;
    return act;
  };

  /** The place that a sentence has now. */
  const placeOf = (sentence: Sentence) => {
    const own = sentences.filter(({ section }) => section === sentence.section);
    const next = own[own.findIndex(({ id }) => id === sentence.id) + 1];
    return { sentence: sentence.id, section: sentence.section ?? 'discussion', ...(next && { before: next.id }) };
  };
  const write = async (input: Write) => {
    const done = await writing.run({ folder, ...input });
    if (done.ok) pushUndo({ act: 'remove', sentences: done.value.written.map(({ id }) => id) });
    return done;
  };
  const change = async (sentence: Sentence, what: Change) => {
    const done = await changing.run({ folder, sentence: sentence.id, line: sentence.line, ...what });
    if (done.ok) {
      const { id, text, kind } = sentence;
      pushUndo({ act: 'change', input: { sentence: id, text, kind: kind ?? 'untagged' } });
    }
    return done;
  };
  const place = async (sentence: Sentence, section: WrittenSection, before: string | undefined) => {
    const was = placeOf(sentence);
    const done = await placing.run({ folder, sentence: sentence.id, section, ...(before !== undefined && { before }) });
    if (!done.ok) return;
    pushUndo({ act: 'place', input: was });
    // A row that moves in the page loses the keyboard.
    focusSentence(sentence.id);
  };
  const remove = async (sentence: Sentence) => {
    const was = placeOf(sentence);
    const done = await removing.run({ folder, sentence: sentence.id });
    if (done.ok) pushUndo({ act: 'place', input: was });
  };
  const putBack = async (sentence: Sentence) => {
    const section = sentence.section ?? 'discussion';
    const done = await placing.run({ folder, sentence: sentence.id, section });
    if (done.ok) pushUndo({ act: 'remove', sentences: [sentence.id] });
  };
  const undo = async () => {
    await latest.current;
    const { undos, popUndo } = useReport.getState();
    const last = undos.at(-1);
    if (last === undefined) return;
    popUndo();
    switch (last.act) {
      case 'remove':
        for (const sentence of last.sentences) await removing.run({ folder, sentence, reason: 'Undone.' });
        return;
      case 'change':
        await changing.run({ folder, ...last.input });
        return;
      case 'place':
        await placing.run({ folder, ...last.input });
    }
  };
  return {
    write: (input) => follow(write(input)),
    change: (sentence, what) => follow(change(sentence, what)),
    tag: (sentence, kind) => void follow(change(sentence, { kind: kind ?? 'untagged' })),
    place: (sentence, section, before) => void follow(place(sentence, section, before)),
    remove: (sentence) => void follow(remove(sentence)),
    putBack: (sentence) => void follow(putBack(sentence)),
    undo: () => void follow(undo()),
    failure: all.find(({ failure }) => failure !== null)?.failure ?? null,
    clear: useCallback(() => {
      for (const { clear } of [writing, changing, placing, removing]) clear();
    }, [writing, changing, placing, removing]),
    isRunning: all.some(({ isRunning }) => isRunning),
  };
};
