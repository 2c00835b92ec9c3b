import { z } from 'zod';
import type { Transport } from '../../shared/api/client.ts';
import type { AppEvent } from '../../shared/api/events.ts';

/** Notices that a case grew, whoever wrote to it: this process, another one, the command line. */
export type ChangeWatch = {
  /** A call is about to read or write the case: what comes after is a change. */
  readonly see: (folder: string) => void;
  /** The case may have grown just now. */
  readonly touch: (folder: string) => void;
  readonly start: () => void;
  readonly stop: () => void;
};

type Watched = { readonly folder: string; size: number | undefined; isAsking: boolean; isTouched: boolean };

const casesMax = 4;
const changesReply = z.object({ size: z.number(), topics: z.array(z.string()) });

export const createChangeWatch = (
  { send }: Transport,
  emit: (event: AppEvent) => void,
  pollMilliseconds: number,
): ChangeWatch => {
  // Longest not named first.
  const watched = new Map<string, Watched>();
  let timer: NodeJS.Timeout | undefined;

  const find = (folder: string): Watched => {
    const found = watched.get(folder) ?? { folder, size: undefined, isAsking: false, isTouched: false };
    watched.delete(folder);
    watched.set(folder, found);
    for (const oldest of watched.keys()) if (watched.size > casesMax) watched.delete(oldest);
    return found;
  };
  const ask = async (one: Watched): Promise<void> => {
    if (one.isAsking) {
      one.isTouched = true;
      return;
    }
    one.isAsking = true;
    one.isTouched = false;
    take(one, await readChanges(send, one));
    one.isAsking = false;
    if (one.isTouched) await ask(one);
  };
  const take = (one: Watched, changes: z.output<typeof changesReply> | undefined): void => {
    if (changes === undefined) {
      // It may be no case at all; the next call that names it begins anew.
      if (one.size === undefined) watched.delete(one.folder);
      return;
    }
    if (one.size !== undefined && changes.size > one.size) {
      emit({ kind: 'change', folder: one.folder, size: changes.size, topics: changes.topics });
    }
    one.size = changes.size;
  };
  return {
    see: (folder) => {
      if (timer !== undefined && find(folder).size === undefined) void ask(find(folder));
    },
    touch: (folder) => {
      if (timer !== undefined) void ask(find(folder));
    },
    start: () => {
      timer ??= setInterval(() => {
        for (const one of watched.values()) if (!one.isAsking) void ask(one);
      }, pollMilliseconds).unref();
    },
    stop: () => {
      clearInterval(timer);
      timer = undefined;
    },
  };
};

/** Undefined where the case cannot be asked just now. */
const readChanges = async (
  send: Transport['send'],
  { folder, size }: Watched,
): Promise<z.output<typeof changesReply> | undefined> => {
  // Of a case that is new here only the size counts.
  const reply = await send('case.changes', { folder, since: size ?? Number.MAX_SAFE_INTEGER });
  return reply.ok ? changesReply.safeParse(reply.value).data : undefined;
};
