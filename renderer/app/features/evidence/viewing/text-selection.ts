import type { EncodingId } from '../../../../../shared/viewing/encodings.ts';
import { findTextPlaces, startsWithMark, textPartToBytes } from '../../../../../shared/viewing/text-places.ts';
import type { BytesAround, TextRun } from '../../../../../shared/viewing/text-runs.ts';
import type { ByteRange } from './view-props.ts';

/** What of a run is selected: units of its text, or digits of its hexadecimal. */
export type SelectedPart = { readonly run: number; readonly from: number; readonly to: number };

export type SelectedBytes = ByteRange & {
  /** A character was selected in part; all of it is taken. */
  readonly isCut: boolean;
  /** A letter without its mark, or the other way round. */
  readonly isMarkCut: boolean;
};

/** The parts that a selection in the page holds, in their order; empty where it holds none of the text. */
export const selectedParts = (frame: HTMLElement, selected: Range): readonly SelectedPart[] =>
  Array.from(frame.querySelectorAll<HTMLElement>('[data-run]')).flatMap((leaf) => {
    if (!selected.intersectsNode(leaf)) return [];
    const length = leaf.textContent.length;
    const inLeaf = (node: Node, offset: number): number => (node instanceof Text ? offset : offset === 0 ? 0 : length);
    const from = leaf.contains(selected.startContainer) ? inLeaf(selected.startContainer, selected.startOffset) : 0;
    const to = leaf.contains(selected.endContainer) ? inLeaf(selected.endContainer, selected.endOffset) : length;
    if (from >= to && !selected.collapsed) return [];
    const run = Number(leaf.dataset['run']);
    const unit = Number(leaf.dataset['unit']);
    // A chip stands for what it hides, all or nothing.
    const units = leaf.dataset['units'];
    return [
      units === undefined ? { run, from: unit + from, to: unit + to } : { run, from: unit, to: unit + Number(units) },
    ];
  });

/** The bytes that the parts stand for, by the decoder's own mapping; undefined where there are none. */
export const partsToBytes = (
  parts: readonly SelectedPart[],
  runs: readonly TextRun[],
  around: BytesAround,
  encoding: EncodingId,
): SelectedBytes | undefined => {
  const [first, last] = [parts.at(0), parts.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const runByPlace = new Map(runs.map((run) => [run.at, run]));
  const textOf = ({ run }: SelectedPart): string => {
    const found = runByPlace.get(run);
    return found?.kind === 'text' ? found.text : '';
  };
  const toBytes = (part: SelectedPart): (ByteRange & { readonly isCut: boolean }) | undefined => {
    const run = runByPlace.get(part.run);
    if (run === undefined) return undefined;
    if (run.kind === 'invalid') return digitsToBytes(run.at, part);
    return textPartToBytes(findTextPlaces(around, run, encoding), part);
  };
  const [begin, end] = [toBytes(first), toBytes(last)];
  if (begin === undefined || end === undefined || end.to < begin.from) return undefined;
  return {
    from: begin.from,
    to: end.to,
    isCut: begin.isCut || end.isCut,
    isMarkCut: startsWithMark(textOf(first), first.from) || startsWithMark(textOf(last), last.to),
  };
};

// Two digits and a blank for each byte: `e4 f6`.
const digitsMax = 3;
const digitsToBytes = (at: number, { from, to }: SelectedPart): ByteRange & { readonly isCut: boolean } => ({
  from: at + Math.floor(from / digitsMax) + (from % digitsMax === 2 ? 1 : 0),
  to: at + Math.floor(to / digitsMax) + (to % digitsMax === 0 ? 0 : 1),
  isCut: from % digitsMax === 1 || to % digitsMax === 1,
});
