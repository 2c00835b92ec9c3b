import type { AppEvent, JobEvent, Progress } from '../../shared/api/events.ts';
import { err, type Failure, type Result } from '../../shared/base/result.ts';
import { createLane, type Lane, type StartThread } from './lane.ts';
import type { ProfileChoice } from './profile-choice.ts';

/** Long calls, each in a thread of its own that can be ended. */
export type Jobs = {
  readonly run: (method: string, input: unknown) => Promise<Result<unknown>>;
  /** Undefined where no such job is at work; else whether it ended by being cancelled. */
  readonly cancel: (id: string) => Promise<boolean> | undefined;
  readonly running: () => readonly JobEvent[];
  readonly stop: () => Promise<void>;
};

type Member = { readonly lane: Lane; onProgress: (progress: Progress) => void };
type Job = {
  event: JobEvent;
  isCancelled: boolean;
  member: Member | undefined;
  readonly begin: PromiseWithResolvers<null>;
  readonly ended: PromiseWithResolvers<Result<unknown>>;
};

const jobsMax = 4;
const spareMilliseconds = 60_000;

export const createJobs = (startThread: StartThread, choice: ProfileChoice, emit: (event: AppEvent) => void): Jobs => {
  const jobs = new Map<string, Job>();
  let lastNumber = 0;
  // Starting a thread costs more than verifying a small bundle, so one that has done its work waits for more.
  let spare: { readonly member: Member; readonly timer: NodeJS.Timeout } | undefined;

  const startMember = (): Member => {
    const member: Member = {
      lane: createLane(startThread, choice, (progress) => member.onProgress(progress)),
      onProgress: () => undefined,
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
    let free = jobsMax - all.filter(({ member }) => member !== undefined).length;
    for (const job of all) {
      if (free === 0) return;
      if (job.member !== undefined || job.isCancelled) continue;
      job.member = takeMember();
      job.begin.resolve(null);
      free -= 1;
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
    member.onProgress = (progress) => {
      if (!job.isCancelled) say(job, progress);
    };
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
    job.isCancelled = true;
    job.begin.resolve(null);
    await job.member?.lane.stop();
    return endOf(await job.ended.promise) === 'cancelled';
  };
  return {
    run,
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

const endOf = (result: Result<unknown>): 'done' | 'failed' | 'cancelled' => {
  if (result.ok) return 'done';
  return result.error.code === 'CANCELLED' ? 'cancelled' : 'failed';
};

const cancelled = (method: string): Failure<'CANCELLED'> => ({
  code: 'CANCELLED',
  message: `The call ${method} was stopped before its end, as asked.`,
  hint: 'What it had acknowledged by then is kept. Start it again to do the rest.',
});
