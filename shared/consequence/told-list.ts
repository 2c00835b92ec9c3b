import { attributionWords } from '../domain/notification-vocabulary.ts';
import { tlpRank } from '../domain/vocabulary.ts';
import { confidenceWord } from '../attribution/confidence/confidence-words.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { clockName, clockSteps } from './notification-deadlines.ts';
import { linesToNotifications, type CaseNotification } from './notification-record.ts';

export type ToldStep = {
  readonly clock: string;
  readonly step: string;
  readonly dueAt: string | null;
  readonly doneAt: string | null;
  /** `open` says nothing about now: what is read later has no clock of its own. */
  readonly state: string;
  readonly line: number;
};

/** Who was told what, the widest marking first, and what the clocks ask; null where nothing of either was recorded. */
export const linesToTold = (
  lines: readonly RevealedLine[],
): { readonly told: readonly CaseNotification[]; readonly steps: readonly ToldStep[] } | null => {
  const { clocks, notifications } = linesToNotifications(lines);
  // The clock of a red line alone stands with the red line.
  if (notifications.length === 0 && clocks.every(({ preset, id }) => preset === id)) return null;
  const rank = ({ tlp }: CaseNotification): number => (tlp === null ? Infinity : tlpRank(tlp));
  return {
    told: notifications.toSorted((left, right) => rank(left) - rank(right) || left.line - right.line),
    steps: clocks.flatMap((clock) =>
      clockSteps(clock, notifications, beforeAll).map(({ step, dueAt, doneAt, state }) => ({
        clock: clockName(clock),
        step,
        dueAt,
        doneAt,
        state: state === 'due' ? 'open' : state,
        line: clock.line,
      })),
    ),
  };
};
const beforeAll = '0000-01-01T00:00:00Z';

/** What it asserts; likelihood and confidence are sentences of their own. Null: withheld. */
export const assertedWords = ({ attribution, said }: CaseNotification): readonly string[] | null => {
  if (attribution === null) return null;
  if (attribution === 'none') return ['No attribution is asserted.'];
  if (said === null) return [`Asserts ${attributionWords[attribution]}.`];
  return [
    `Asserts ${attributionWords[attribution]}, assessed as ${said.likelihood}.`,
    `Confidence: ${confidenceWord(said.confidence)}.`,
  ];
};
