import type { Transport } from '../../shared/api/client.ts';
import type { AppEvent, JobEvent } from '../../shared/api/events.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { createChangeWatch } from './change-watch.ts';
import { createJobs } from './jobs.ts';
import { createLane, type StartThread } from './lane.ts';
import { caseOf, isPlainRead, laneOf } from './method-kinds.ts';
import { createProfileChoice } from './profile-choice.ts';

/** The application in several threads, so that the shell always answers. Every shell with a window has one. */
export type AppPool = Transport & {
  /** Cases are watched for changes only while somebody listens. Returns the way to stop listening. */
  readonly onEvent: (listener: (event: AppEvent) => void) => () => void;
  /** What is being worked on: for a window that has just begun to listen. */
  readonly runningJobs: () => readonly JobEvent[];
  /** Cancels long work, lets the rest end, and ends the threads. */
  readonly close: () => Promise<void>;
};

export type PoolParts = {
  /** Starts one thread of the application; called for each lane, for long work, and after a crash. */
  readonly startThread: StartThread;
  readonly pollMilliseconds?: number;
};

const closeMilliseconds = 2000;

export const createAppPool = ({ startThread, pollMilliseconds = 1000 }: PoolParts): AppPool => {
  const choice = createProfileChoice();
  const listeners = new Set<(event: AppEvent) => void>();
  const emit = (event: AppEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const quick = createLane(startThread, choice);
  const scoring = createLane(startThread, choice);
  const jobs = createJobs(startThread, choice, emit);
  const changes = createChangeWatch(quick, emit, pollMilliseconds);
  let isClosed = false;
  quick.warm();

  const carry = async (method: string, input: unknown): Promise<Result<unknown>> => {
    switch (laneOf(method, input)) {
      case 'long':
        return jobs.run(method, input);
      case 'scoring':
        return scoring.send(method, input);
      case 'quick':
        return quick.send(method, input);
    }
  };
  const send: Transport['send'] = async (method, input) => {
    if (isClosed) return err(closing);
    if (method === 'job.cancel') {
      const ending = jobs.cancel(jobIdOf(input));
      if (ending !== undefined) return ok({ cancelled: await ending });
    }
    if (method === 'job.pause' || method === 'job.resume') {
      const held = jobs.pause(jobIdOf(input), method === 'job.pause');
      if (held !== undefined) return held.ok ? ok({ paused: held.value }) : held;
    }
    const folder = caseOf(method, input);
    if (folder !== undefined) changes.see(folder);
    const reply = await carry(method, input);
    if (method === 'workstation.use' && reply.ok) choice.choose(input);
    if (folder !== undefined && !isPlainRead(method)) changes.touch(folder);
    return reply;
  };
  return {
    send,
    onEvent: (listener) => {
      const own = (event: AppEvent): void => listener(event);
      listeners.add(own);
      changes.start();
      scoring.warm();
      return () => {
        listeners.delete(own);
        if (listeners.size === 0) changes.stop();
      };
    },
    runningJobs: jobs.running,
    close: async () => {
      isClosed = true;
      changes.stop();
      await Promise.all([jobs.stop(), quick.close(closeMilliseconds), scoring.close(closeMilliseconds)]);
    },
  };
};

/** A malformed input names no job, and the application says what is wrong with it. */
const jobIdOf = (input: unknown): string =>
  typeof input === 'object' && input !== null && Object.keys(input).join() === 'id' && 'id' in input
    ? String(input.id)
    : '';

const closing: Failure<'CLOSING'> = {
  code: 'CLOSING',
  message: 'Plumbline is being closed and takes no more calls.',
  hint: 'Start it again.',
};
