import { z } from 'zod';
import { watchState, type WatchNews, type WatchState } from './watch-contract.ts';

/** What a shell tells the window unasked. One channel over IPC, server-sent events over HTTP. */
export const appEvent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('change'),
    /** The case that grew, whoever wrote to it. */
    folder: z.string(),
    size: z.number(),
    /** Nouns of the new lines' types: `rating` for `rating.set`. */
    topics: z.array(z.string()),
  }),
  z.strictObject({
    kind: z.literal('job'),
    id: z.string(),
    method: z.string(),
    /** `pausing`: asked to, and not yet at a place where nothing is half done. */
    state: z.enum(['running', 'pausing', 'paused', 'done', 'failed', 'cancelled']),
    /** What is being done now, in words. */
    step: z.string(),
    /** How much of how much, in the unit that the step names; null where it is not known. */
    done: z.number().nullable(),
    total: z.number().nullable(),
    /** What came of a watched folder so far. */
    watch: watchState.optional(),
  }),
]);
export type AppEvent = z.infer<typeof appEvent>;
export type JobEvent = Extract<AppEvent, { readonly kind: 'job' }>;

/** How a long call says how far it is. */
export type Progress = {
  readonly step: string;
  readonly done: number | null;
  readonly total: number | null;
  readonly watch?: WatchState;
  /** All that came of a watched folder since it was last said; `watch` holds the newest of it. */
  readonly news?: WatchNews;
};
export type Report = (progress: Progress) => void;

/** Calls that may take seconds: a shell runs each in a thread of its own, reports its progress and can end it. */
export const longMethods = [
  'demo.make',
  'intake.take',
  'intake.watch',
  'import.run',
  'import.undo',
  'import.rebuild',
  'custody.enter',
  'finding.add',
  'finding.correct',
  'mark.many',
  'custody.record',
  'custody.verify',
  'custody.report',
  'custody.sheet',
  'review.begin',
  'review.sign',
  'review.import',
  'case.convert',
  'case.delta',
  'case.verify',
  'case.rebuild',
  'release.export',
  'report.write',
  'notification.write',
  'bundle.verify',
  'bundle.open',
  'bundle.sign',
  'proof.exhibit',
  'proof.fork',
  'proof.verify',
  'stamp.request',
  'stamp.import',
  'search.update',
  'attack.add',
  'hashset.add',
  'hashset.apply',
  'hashset.matches',
] as const;

/** Of those, the ones that hold no transaction and no lock that others wait for while they are paused. */
export const pausableMethods: readonly string[] = ['intake.take', 'intake.watch', 'custody.verify'];

/** Of those, the ones that go on until they are told to end, and then end by themselves. */
export const standingMethods: readonly string[] = ['intake.watch'];

/** Whether a job has not ended. */
export const isAtWork = ({ state }: Pick<JobEvent, 'state'>): boolean =>
  state === 'running' || state === 'pausing' || state === 'paused';
