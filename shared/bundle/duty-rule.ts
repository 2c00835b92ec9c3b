import { z } from 'zod';
import type { RevealedLine } from '../ledger/reveal.ts';
import { namesOfSections } from './assessment-file.ts';

/**
 * How many lines of a ledger were made before anybody was held to separation of duties: those up to the last release that
 * was frozen before the rule was. A release says so by the sections that it records, which no edition withholds: the rule
 * came with the second version of `lint`.
 *
 * Whoever holds the log's key may record old sections in a new release. So a ledger never goes back: after a release with
 * new sections, or any line of a kind that came with the rule, nothing is excused. What stays is a ledger that is forged
 * as an old one throughout; it looks like one, so the verdict says that nobody was held to it, and whom it excuses.
 */
export const linesBeforeSeparation = (lines: readonly RevealedLine[]): number => {
  let count = 0;
  for (const line of lines) {
    if (kindsSinceSeparation.has(line.type)) break;
    if (line.type !== 'release.freeze') continue;
    if (!isBeforeSeparation(line)) break;
    count = line.seq + 1;
  }
  return count;
};

const kindsSinceSeparation: ReadonlySet<string> = new Set([
  'assumption.examine',
  'harm.withdraw',
  'lint.justify',
  'notice.tell',
  'redline.set',
  'standing.request',
  'standing.set',
]);

const isBeforeSeparation = ({ fields: { sections } }: RevealedLine): boolean =>
  namesOfSections(sections) !== undefined && firstLint.safeParse(sections).success;

const firstLint = z.object({ lint: z.literal(1).optional() });

/** For the end of a sentence; empty where no line comes before the rule. */
export const excusedWords = ({ before, excused }: Excused): string =>
  before === 0
    ? ''
    : [
        `; lines before ${before} are of a time when nobody was held to separation of duties`,
        ...excused.map(({ seq, message }) => `line ${seq}: ${message}, which was no fault then`),
      ].join('; ');

type Excused = {
  readonly before: number;
  readonly excused: readonly { readonly seq: number; readonly message: string }[];
};
