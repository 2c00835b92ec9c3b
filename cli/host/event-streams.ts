import type { ServerResponse } from 'node:http';
import type { AppEvent } from '../../shared/api/events.ts';
import type { AppPool } from '../../services/threads/app-pool.ts';
import { createEventLog, type NumberedEvent } from './event-log.ts';
import { startEventStream } from './replies.ts';

/** Server-sent events to every window that listens (WHATWG HTML, server-sent events). */
export type EventStreams = {
  readonly open: (response: ServerResponse, lastEventId: string | undefined) => void;
  readonly count: () => number;
  /** Stops listening to the application. The streams that are open stay. */
  readonly rest: () => void;
  readonly close: () => void;
};

export type StreamParts = {
  readonly pool: Pick<AppPool, 'onEvent' | 'runningJobs'>;
  readonly heartbeatMilliseconds: number;
  readonly onCount: (count: number) => void;
};

/** A window that reads nothing for so long is dropped, and asks again for what it missed. */
const unreadBytesMax = 2 ** 20;
const retryMilliseconds = 1000;

export const createEventStreams = ({ pool, heartbeatMilliseconds, onCount }: StreamParts): EventStreams => {
  const log = createEventLog();
  const streams = new Set<ServerResponse>();
  let stopListening: (() => void) | undefined;

  const write = (stream: ServerResponse, text: string): void => {
    if (stream.writableLength > unreadBytesMax) stream.destroy();
    else stream.write(text);
  };
  const publish = (event: AppEvent): void => {
    const text = formatEvent(log.add(event));
    for (const stream of streams) write(stream, text);
  };
  const heartbeat = setInterval(() => {
    for (const stream of streams) write(stream, ':\n\n');
  }, heartbeatMilliseconds).unref();
  return {
    open: (response, lastEventId) => {
      stopListening ??= pool.onEvent(publish);
      startEventStream(response);
      streams.add(response);
      response.once('close', () => {
        streams.delete(response);
        onCount(streams.size);
      });
      onCount(streams.size);
      // A window that begins to listen has read nothing yet; all that it cannot ask for is what is being worked on.
      const missed = parseSeq(lastEventId);
      const events =
        missed === undefined ? pool.runningJobs().map((event) => ({ seq: log.last(), event })) : log.after(missed);
      write(response, `retry: ${retryMilliseconds}\nid: ${log.last()}\n\n${events.map(formatEvent).join('')}`);
    },
    count: () => streams.size,
    rest: () => {
      stopListening?.();
      stopListening = undefined;
    },
    close: () => {
      clearInterval(heartbeat);
      stopListening?.();
      for (const stream of streams) stream.end();
    },
  };
};

const formatEvent = ({ seq, event }: NumberedEvent): string => `id: ${seq}\ndata: ${JSON.stringify(event)}\n\n`;

const parseSeq = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/u.test(text) ? Number(text) : undefined;
