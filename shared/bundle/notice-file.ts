import { z } from 'zod';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { markSentence } from '../domain/case-mark.ts';
import { actDone, groundWords, type StandingAct, type StandingGround } from '../domain/standing-vocabulary.ts';
import type { TakenOver } from './notice-succession.ts';
import { canonicalJson, parseCanonicalJson } from '../ledger/canonical-json.ts';

/**
 * What became of a release, for somebody who holds a bundle of it: the lines that say so, with what opens them, proven to
 * stand in the same ledger by nothing but hashes (RFC 9162) and by the signatures that the bundle's keys already check.
 * Nothing of any other line is in it.
 */
export type NoticeFile = z.infer<typeof noticeSchema>;

const hash = z.string().max(44);
const members = {
  kind: z.literal('notice'),
  /** The three lines over the release that it is about. */
  release: z.string().max(1000),
  /** Checkpoint over the ledger up to the last line that is shown, signed by the log. */
  note: z.string().max(20_000),
  /** That the note continues the release, and the checkpoint that was approved: base64 hashes. */
  consistency: z.strictObject({ release: z.array(hash).max(64), approved: z.array(hash).max(64) }),
  /**
   * Enrolments, revocations and successions since the release; then the request, its approvals, and the line that is told
   * of; then successions since.
   */
  lines: z
    .array(
      z.strictObject({
        text: z.string().max(2_000_000),
        disclosures: z.array(z.string().max(2_000_000)).max(100),
        inclusion: z.array(hash).max(64),
      }),
    )
    .min(3)
    .max(1000),
  /** The same in words, for people. It follows from the rest. */
  words: z.array(z.string().max(20_000)).max(100),
};

const noticeSchema = z.union([
  z.strictObject({ v: z.literal(1), ...members }),
  // The case was taken over since the release: a program that knows only version 1 must not read it.
  z.strictObject({
    v: z.literal(2),
    ...members,
    /** That the note continues the history that each line `log.succeed` took over, in their order. */
    taken: z.array(z.array(hash).max(64)).min(1).max(20),
  }),
]);

export const formatNoticeFile = (notice: NoticeFile): string => `${canonicalJson(notice)}\n`;

export const parseNoticeFile = (text: string): Result<NoticeFile, Failure<'BAD_NOTICE'>> => {
  const json = text.endsWith('\n') ? parseCanonicalJson(text.slice(0, -1)) : undefined;
  const parsed = noticeSchema.safeParse(json?.ok === true ? json.value : undefined);
  return parsed.success
    ? ok(parsed.data)
    : err({
        code: 'BAD_NOTICE',
        message: 'It is no notice: not canonical JSON of the form that `plumbline release notice` writes.',
        hint: 'Ask the sender for the file as it was written; a mail program may have changed it.',
      });
};

/** What a notice tells, once it holds. */
export type ToldStanding = {
  readonly standing: 'amended' | 'retracted' | 'superseded';
  /** Number of the line that is told of, and its time. */
  readonly line: number;
  readonly at: string;
  readonly ground: StandingGround | null;
  readonly statement: string | null;
  readonly approvers: readonly string[];
  /** By whom the case was taken over since the release, under another log; empty where it was not. */
  readonly taken: readonly TakenOver[];
};

export const toldByAct = (kind: StandingAct): 'amended' | 'retracted' => actDone[kind];

/**
 * A notice as a letter. Whoever is told of a drill must not take it for a case; the file that proves it belongs to a bundle,
 * which says so itself.
 */
export const noticeText = (mark: string | null, words: readonly string[]): string => {
  const sentence = markSentence(mark);
  return [...(sentence === '' ? [] : [sentence, '']), ...words, ''].join('\n');
};

/** The words of a notice. `release` and `checkpoint` are three lines each. */
export const noticeWords = (
  { standing, line, at, ground, statement, approvers, taken }: ToldStanding,
  { release, checkpoint }: { readonly release: string; readonly checkpoint: string },
): readonly string[] => [
  headings[standing],
  '',
  'About the release with this checkpoint:',
  ...indented(release),
  '',
  ...meanings[standing],
  '',
  ...(ground === null || statement === null
    ? []
    : [`Ground: ${groundWords[ground]}.`, 'Statement:', ...indented(statement), '']),
  `Recorded ${at} in line ${line} of the ledger, approved by ${approvers.join(' and ')}, under this checkpoint:`,
  ...indented(checkpoint),
  '',
  ...taken.map(takenWords),
  ...(taken.length === 0 ? [] : ['']),
  'The file beside this text proves it to whoever holds a bundle of the release:',
  '  plumbline verify BUNDLE --notice FILE --signers SIGNERS --log-key KEY',
];

/** Who signs for what is told, where it is no longer the log that the reader knows. */
export const takenWords = ({ line, origin, principal, isEnrolled }: TakenOver): string =>
  `In line ${line} ${principal}, ${isEnrolled ? 'who is enrolled in the case' : 'whom the case did not know'}, took the case over under the log ${origin}: the former log signed nothing that came after. That the history goes on and who approved is proven; whether the former log goes on as well is not.`;

const headings = {
  amended: 'NOTICE OF AMENDMENT',
  retracted: 'NOTICE OF RETRACTION',
  superseded: 'NOTICE OF A LATER RELEASE',
} as const;

const meanings = {
  amended: ['Two people have amended it. The release stands, read with the statement below.'],
  retracted: [
    'Two people have retracted it. It no longer stands: do not rely on it, and tell whoever got it from you.',
    'Its bundles remain as they were, so that everybody can see what was said.',
  ],
  superseded: ['Two people have released the case again. The later release holds every line of this one.'],
} as const;

const indented = (text: string): readonly string[] =>
  text
    .replace(/\n$/u, '')
    .split('\n')
    .map((line) => `  ${line}`);
