import { useEffect, useRef, useState } from 'react';
import type { Input } from '../../../../../shared/api/contract.ts';
import { useApi } from '../../../api/replies.ts';

type Unit = NonNullable<Input<'evidence.lines'>['unit']>;
type Known = { readonly offset: number; readonly line: number };

/** Farther than this nobody counts unasked: it would read much of a large file. */
const unaskedBytes = 64 * 2 ** 20;

export type LineNumber = {
  /** Of the line that a place is in; null while it is not known. */
  readonly line: number | null;
  /** How far the counting came, of one; null while nothing is counted. */
  readonly progress: number | null;
  /** Counts, where that was not begun because it is far. */
  readonly count: (() => void) | null;
  readonly stop: () => void;
};

/** The number of the line at a place of a file, counted from the nearest place before it whose line is known. */
export const useLineNumber = (folder: string, evidence: string, unit: Unit, offset: number): LineNumber => {
  const { call } = useApi();
  const known = useRef(new Map<Unit, Known[]>());
  const [asked, setAsked] = useState<string | null>(null);
  const [state, setState] = useState<{ readonly of: string; readonly at: Known; readonly isDone: boolean } | null>(
    null,
  );
  const name = `${unit} ${offset}`;
  const points = known.current.get(unit) ?? [{ offset: 0, line: 1 }];
  const from = points.reduce((best, point) => (point.offset <= offset && point.offset > best.offset ? point : best), {
    offset: 0,
    line: 1,
  });
  const isFar = offset - from.offset > unaskedBytes;
  const isWanted = !isFar || asked === name;
  useEffect(() => {
    if (!isWanted) return undefined;
    const leaving = new AbortController();
    const run = async (): Promise<void> => {
      let at = from;
      while (!leaving.signal.aborted) {
        const reply = await call('evidence.lines', { folder, evidence, unit, from: at, to: offset });
        // What is shown has its own way of saying that the file cannot be read.
        if (!reply.ok || leaving.signal.aborted) return;
        at = { offset: reply.value.offset, line: reply.value.line };
        known.current.set(unit, [...(known.current.get(unit) ?? []), at]);
        setState({ of: name, at, isDone: reply.value.isReached });
        if (reply.value.isReached) return;
      }
    };
    void run();
    return () => {
      leaving.abort();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `from` grows with what it finds out
  }, [isWanted, name, folder, evidence, call]);
  const own = state?.of === name ? state : null;
  return {
    line: own?.isDone === true ? own.at.line : null,
    progress: !isWanted || own?.isDone === true ? null : offset === 0 ? 1 : (own?.at.offset ?? from.offset) / offset,
    count: isWanted ? null : () => setAsked(name),
    stop: () => setAsked(null),
  };
};
