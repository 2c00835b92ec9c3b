import { setTimeout as sleep } from 'node:timers/promises';
import {
  pausableMethods,
  standingMethods,
  type AppEvent,
  type JobEvent,
  type Progress,
} from '../../shared/api/events.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { createLane, type Lane, type StartThread } from './lane.ts';
import type { ProfileChoice } from './profile-choice.ts';

/** Long calls, each in a thread of its own that can be ended. */
export type Jobs = {
  readonly run: (method: string, input: unknown) => Promise<Result<unknown>>;
  /** Undefined where no such job is at work; else whether it ended by being cancelled. */
  readonly cancel: (id: string) => Promise<boolean> | undefined;
  /** Undefined where no such job is at work; else whether it is to pause now. */
  readonly pause: (id: string, isPaused: boolean) => Result<boolean, Failure> | undefined;
  readonly running: () => readonly JobEvent[];
  readonly stop: () => Promise<void>;
};

type Member = {
  readonly lane: Lane;
  onProgress: (progress: Progress) => void;
  onPaused: (isPaused: boolean) => void;
};
type Job = {
  event: JobEvent;
  isCancelled: boolean;
  /** Whether a person wants it to stand still. */
  isHeld: boolean;
  member: Member | undefined;
  readonly begin: PromiseWithResolvers<null>;
  readonly ended: PromiseWithResolvers<Result<unknown>>;
};

const jobsMax = 4;
/** What goes on until it is told to end must not keep other work waiting for ever. */
const standingJobsMax = 4;
const spareMilliseconds = 60_000;
/** A standing job ends by itself; one in the middle of a large file is ended where it is. */
const endingMilliseconds = 3000;

export const createJobs = (startThread: StartThread, choice: ProfileChoice, emit: (event: AppEvent) => void): Jobs => {
  const jobs = new Map<string, Job>();
  let lastNumber = 0;
  // Starting a thread costs more than verifying a small bundle, so one that has done its work waits for more.
  let spare: { readonly member: Member; readonly timer: NodeJS.Timeout } | undefined;

  const startMember = (): Member => {
    const member: Member = {
      lane: createLane(startThread, choice, {
        onProgress: (progress) => member.onProgress(progress),
        onPaused: (isPaused) => member.onPaused(isPaused),
      }),
      onProgress: () => undefined,
      onPaused: () => undefined,
    };
    return member;
  };
  const takeMember = (): Member => {
    if (spare === undefined) return startMember();
    const { member, timer } = spare;
    clearTimeout(timer);
    spare = undefined;
    return member;
  };
  const keepMember = (member: Member): void => {
    member.onProgress = () => undefined;
    member.onPaused = () => undefined;
    if (spare !== undefined) {
      void member.lane.close(spareMilliseconds);
      return;
    }
    const dismiss = (): void => {
      spare = undefined;
      void member.lane.close(spareMilliseconds);
    };
    spare = { member, timer: setTimeout(dismiss, spareMilliseconds).unref() };
  };
  const say = (job: Job, change: Partial<JobEvent>): void => {
    job.event = { ...job.event, ...change };
    emit(job.event);
  };
  const beginNext = (): void => {
    const all = [...jobs.values()];
    const isAtWork = ({ member, isHeld }: Job): boolean => member !== undefined && !isHeld;
    const free = { standing: standingJobsMax, passing: jobsMax };
    for (const job of all) if (isAtWork(job)) free[kindOf(job)] -= 1;
    for (const job of all) {
      if (free[kindOf(job)] <= 0 || job.member !== undefined || job.isCancelled || job.isHeld) continue;
      job.member = takeMember();
      job.begin.resolve(null);
      free[kindOf(job)] -= 1;
    }
  };
  const work = async (job: Job, input: unknown): Promise<Result<unknown>> => {
    await job.begin.promise;
    const { member } = job;
    if (member === undefined) return err(cancelled(job.event.method));
    if (job.isCancelled) {
      keepMember(member);
      return err(cancelled(job.event.method));
    }
    member.onProgress = ({ step, done, total, watch }) => {
      if (!job.isCancelled) say(job, { step, done, total, ...(watch !== undefined && { watch }) });
    };
    member.onPaused = (isPaused) => {
      // One that began before the person went on is no pause any more.
      if (!job.isCancelled && isPaused && job.isHeld) say(job, { state: 'paused' });
    };
    member.lane.wish(job.isHeld ? 'pause' : 'go on');
    const reply = await member.lane.send(job.event.method, input);
    // A reply that came before the end of its thread is the truth, whoever wished for what.
    const isStopped = job.isCancelled && !reply.ok;
    if (!isStopped) keepMember(member);
    return isStopped ? err(cancelled(job.event.method)) : reply;
  };
  const run = async (method: string, input: unknown): Promise<Result<unknown>> => {
    lastNumber += 1;
    const id = `job-${lastNumber}`;
    const job: Job = {
      event: { kind: 'job', id, method, state: 'running', step: 'starting', done: null, total: null },
      isCancelled: false,
      isHeld: false,
      member: undefined,
      begin: Promise.withResolvers(),
      ended: Promise.withResolvers(),
    };
    jobs.set(id, job);
    beginNext();
    say(job, job.member === undefined ? { step: 'waiting for other work to end' } : {});
    const result = await work(job, input);
    jobs.delete(id);
    say(job, { state: endOf(result) });
    job.ended.resolve(result);
    beginNext();
    return result;
  };
  const end = async (job: Job): Promise<boolean> => {
    const { member } = job;
    if (member !== undefined && kindOf(job) === 'standing') {
      member.lane.wish('end');
      await Promise.race([job.ended.promise, sleep(endingMilliseconds, null, { ref: false })]);
      if (!jobs.has(job.event.id)) return false;
    }
    job.isCancelled = true;
    job.begin.resolve(null);
    await member?.lane.stop();
    return endOf(await job.ended.promise) === 'cancelled';
  };
  const hold = (job: Job, isHeld: boolean): Result<boolean, Failure> => {
    if (!pausableMethods.includes(job.event.method)) return err(notPausable(job.event.method));
    if (job.isHeld === isHeld) return ok(isHeld);
    job.isHeld = isHeld;
    job.member?.lane.wish(isHeld ? 'pause' : 'go on');
    // What has not begun stands still already.
    say(job, { state: isHeld ? (job.member === undefined ? 'paused' : 'pausing') : 'running' });
    beginNext();
    return ok(isHeld);
  };
  return {
    run,
    pause: (id, isHeld) => {
      const job = jobs.get(id);
      return job === undefined || job.isCancelled ? undefined : hold(job, isHeld);
    },
    cancel: (id) => {
      const job = jobs.get(id);
      return job === undefined ? undefined : end(job);
    },
    running: () => [...jobs.values()].map(({ event }) => event),
    stop: async () => {
      await Promise.all([...jobs.values()].map(end));
      clearTimeout(spare?.timer);
      await spare?.member.lane.stop();
      spare = undefined;
    },
  };
};

const kindOf = ({ event }: Pick<Job, 'event'>): 'standing' | 'passing' =>
  standingMethods.includes(event.method) ? 'standing' : 'passing';

const endOf = (result: Result<unknown>): 'done' | 'failed' | 'cancelled' => {
  if (result.ok) return 'done';
  return result.error.code === 'CANCELLED' ? 'cancelled' : 'failed';
};

const cancelled = (method: string): Failure<'CANCELLED'> => ({
  code: 'CANCELLED',
  message: `The call ${method} was stopped before its end, as asked.`,
  hint: 'What it had acknowledged by then is kept. Start it again to do the rest.',
});

const notPausable = (method: string): Failure<'NOT_PAUSABLE'> => ({
  code: 'NOT_PAUSABLE',
  message: `The call ${method} cannot pause: others would have to wait for what it holds.`,
  hint: 'Let it end, or stop it.',
});
