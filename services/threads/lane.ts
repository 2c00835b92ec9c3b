import type { Transport } from '../../shared/api/client.ts';
import type { AppThread, Heard } from './app-thread.ts';
import type { Wish } from './job-control.ts';
import type { ProfileChoice } from './profile-choice.ts';

export type StartThread = (heard: Heard) => AppThread;

/** A thread that is there when it is needed: started by the first call, and again after a crash. */
export type Lane = Transport & {
  /** Starts the thread and loads the application ahead of the first call. */
  readonly warm: () => void;
  /** Lets the work end for so long, then ends it where it is. */
  readonly close: (milliseconds: number) => Promise<void>;
  readonly wish: (wished: Wish) => void;
  readonly stop: () => Promise<void>;
};

export const createLane = (
  startThread: StartThread,
  choice: ProfileChoice,
  heard: Heard = { onProgress: () => undefined },
): Lane => {
  let current: { readonly thread: AppThread; version: number } | undefined;
  const connect = (): { readonly thread: AppThread; version: number } => {
    if (current === undefined || current.thread.hasEnded()) current = { thread: startThread(heard), version: 0 };
    return current;
  };
  const send: Transport['send'] = async (method, input) => {
    const used = connect();
    const { version, input: chosen } = choice.current();
    if (used.version !== version) {
      const reply = await used.thread.send('workstation.use', chosen);
      if (!reply.ok) return reply;
      used.version = version;
    }
    return used.thread.send(method, input);
  };
  return {
    send,
    warm: () => void connect().thread.send('workstation.read', {}),
    close: async (milliseconds) => {
      if (current === undefined || current.thread.hasEnded()) return;
      const { thread } = current;
      const timer = setTimeout(() => void thread.stop(), milliseconds);
      await thread.close();
      clearTimeout(timer);
    },
    wish: (wished) => connect().thread.wish(wished),
    stop: async () => {
      await current?.thread.stop();
    },
  };
};
