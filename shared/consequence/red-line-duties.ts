import type { RedLineId } from '../domain/vocabulary.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { readFields } from '../domain/line-fields.ts';
import { redLineIds } from '../domain/vocabulary.ts';

export const redLineDuties = ['board', 'partners', 'advisory', 'borders'] as const;
export type RedLineDuty = (typeof redLineDuties)[number];

/** What must be done within how many hours once a red line is raised (method, section 7.3). Effects without a time are not here. */
export const redLineClocks: Readonly<Record<RedLineId, Readonly<Partial<Record<RedLineDuty, number>>>>> = {
  RL1: { board: 24, partners: 24 },
  RL2: { board: 24, partners: 24, advisory: 24 },
  RL3: { board: 24, partners: 24, advisory: 24 },
  RL4: { board: 72 },
  RL5: {},
  RL6: { borders: 24 },
  // Immediately.
  RL7: { board: 0 },
  RL8: {},
  RL9: {},
};

export const redLineDutyWords: Readonly<Record<RedLineDuty, string>> = {
  board: 'convene the board',
  partners: 'alert partners',
  advisory: 'give out a technical advisory',
  borders: 'alert across borders',
};

/** A red line that stands, since the line that raised it: saying it again does not start its clocks anew. */
export type RedLineRaising = {
  readonly id: RedLineId;
  readonly line: number;
  /** When it was raised; null: withheld. */
  readonly at: string | null;
};

/** The red lines that stand after `lines`, which are those of the type `redline.set`, in their order. */
export const raisedRedLines = (lines: readonly RevealedLine[]): readonly RedLineRaising[] => {
  const raised = new Map<RedLineId, RedLineRaising>();
  for (const line of lines) {
    const fields = readFields(line);
    const id = redLineIds.find((one) => one === fields.string('redLine'));
    if (id === undefined) continue;
    if (fields.string('status') !== 'raised') raised.delete(id);
    else if (!raised.has(id)) raised.set(id, { id, line: line.seq, at: fields.string('at') });
  }
  return redLineIds.flatMap((id) => raised.get(id) ?? []);
};
