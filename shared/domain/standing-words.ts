import type { z } from 'zod';
import { standingActSchema } from '../ledger/standing-line-types.ts';
import { quote, withheld, type FieldWords } from './line-word-parts.ts';
import { actDone, groundWords } from './standing-vocabulary.ts';

type StandingActValue = z.infer<typeof standingActSchema>;

/** What a request asks for, as a noun. */
export const standingActToWords = ({ kind, release }: StandingActValue): string =>
  `${kind === 'retract' ? 'retraction' : 'amendment'} of the release of line ${release}`;

/** Lines about a release that has left, each as a sentence without its full stop. */
export const standingWriters: Readonly<Record<string, (line: FieldWords) => string>> = {
  'standing.request': (line) => {
    const act = line.value('act', standingActSchema);
    return `Asked for the ${act === undefined ? withheld : `${standingActToWords(act)}, ${reasonOf(act)}`}`;
  },
  'standing.set': (line) => {
    const act = line.value('act', standingActSchema);
    if (act === undefined) return `Said what became of a release: ${withheld}`;
    const done = actDone[act.kind];
    return `${done.charAt(0).toUpperCase()}${done.slice(1)} the release of line ${act.release}, ${reasonOf(act)}`;
  },
  'notice.tell': (line) =>
    `Told the receiver of ${line.seqOf('handover')} what became of the release, in ${line.seqOf('standing')}: ${line.quoted('how')}`,
};

const reasonOf = ({ ground, statement }: StandingActValue): string => `${groundWords[ground]}: ${quote(statement)}`;
