import { z } from 'zod';
import type { Transport } from '../../../shared/api/client.ts';
import type { Desktop } from '../../../shared/api/desktop.ts';
import { appEvent, type AppEvent } from '../../../shared/api/events.ts';
import { err, ok, type Failure, type Result } from '../../../shared/base/result.ts';

export type Connection = {
  readonly transport: Transport;
  readonly desktop: Desktop;
  readonly startCase: string | null;
};

const sessionReply = z.object({ csrf: z.string() });
const uploadReply = z.object({ path: z.string() });
const failureReply = z.object({
  ok: z.literal(false),
  error: z.object({
    code: z.string(),
    message: z.string(),
    hint: z.string().optional(),
    at: z.string().optional(),
  }),
});
const callReply = z.union([z.object({ ok: z.literal(true), value: z.unknown() }), failureReply]);

/** The window's side of the loopback host. The one-time token comes in the address's fragment and leaves it at once. */
export const connectOverHttp = async (page: Window): Promise<Result<Connection>> => {
  const fragment = new URLSearchParams(page.location.hash.slice(1));
  const token = fragment.get('token');
  if (token !== null) page.history.replaceState(null, '', `${page.location.pathname}#/`);
  const session = await openSession(token);
  if (!session.ok) return session;
  const { csrf } = session.value;
  return ok({
    transport: { send: (method, input) => send(method, input, csrf) },
    desktop: {
      kind: 'browser',
      pick: null,
      save: null,
      receive: (file, signal) => (file instanceof File ? upload(file, csrf, signal) : Promise.resolve(err(noFile))),
      ...listen(),
    },
    startCase: token === null ? null : fragment.get('case'),
  });
};

const openSession = async (token: string | null): Promise<Result<{ readonly csrf: string }>> => {
  try {
    const reply =
      token === null
        ? await fetch('/api/session')
        : await fetch('/api/session', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ token }),
          });
    const body: unknown = await reply.json();
    const parsed = sessionReply.safeParse(body);
    if (reply.ok && parsed.success) return ok(parsed.data);
    const failed = failureReply.safeParse(body);
    const error = failed.success ? toFailure(failed.data.error) : noSession;
    return err(openingFailures.find(({ code }) => code === error.code) ?? error);
  } catch {
    return err(disconnected);
  }
};

const send = async (method: string, input: unknown, csrf: string): Promise<Result<unknown>> => {
  try {
    const reply = await fetch('/api/call', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-plumbline-csrf': csrf },
      body: JSON.stringify({ method, input }),
    });
    const parsed = callReply.safeParse(await reply.json());
    if (!parsed.success) return err(reply.status === 401 || reply.status === 403 ? noSession : notUnderstood);
    return parsed.data.ok ? ok(parsed.data.value) : err(toFailure(parsed.data.error));
  } catch {
    return err(disconnected);
  }
};

const upload = async (
  file: File,
  csrf: string,
  signal: unknown,
): Promise<Result<{ readonly path: string; readonly isUpload: boolean }>> => {
  try {
    const reply = await fetch('/api/upload', {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        'x-plumbline-csrf': csrf,
        'x-plumbline-name': encodeURIComponent(file.name),
      },
      body: file,
      ...(signal instanceof AbortSignal && { signal }),
    });
    const body: unknown = await reply.json();
    const done = uploadReply.safeParse(body);
    if (reply.ok && done.success) return ok({ path: done.data.path, isUpload: true });
    const failed = failureReply.safeParse(body);
    return err(failed.success ? toFailure(failed.data.error) : notUnderstood);
  } catch {
    return err(disconnected);
  }
};

// Members that are absent stay absent: a failure with `hint: undefined` is another shape.
const toFailure = ({ code, message, hint, at }: z.infer<typeof failureReply>['error']): Failure => ({
  code,
  message,
  ...(hint !== undefined && { hint }),
  ...(at !== undefined && { at }),
});

const listen = (): Pick<Desktop, 'onEvent' | 'onConnection'> => {
  const listeners = new Set<(event: AppEvent) => void>();
  const watchers = new Set<(isConnected: boolean) => void>();
  const tell = (isConnected: boolean): void => watchers.forEach((watch) => watch(isConnected));
  // The browser opens the stream again by itself, naming the last event that it had.
  const stream = new EventSource('/api/events');
  stream.addEventListener('open', () => tell(true));
  stream.addEventListener('error', () => tell(false));
  stream.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const event = parseEvent(data);
    if (event !== undefined) listeners.forEach((listener) => listener(event));
  });
  return { onEvent: (listener) => subscribe(listeners, listener), onConnection: (watch) => subscribe(watchers, watch) };
};

const parseEvent = (data: unknown): AppEvent | undefined => {
  if (typeof data !== 'string') return undefined;
  try {
    const body: unknown = JSON.parse(data);
    return appEvent.safeParse(body).data;
  } catch {
    return undefined;
  }
};

const subscribe = <T>(set: Set<T>, member: T): (() => void) => {
  set.add(member);
  return () => void set.delete(member);
};

const noSession: Failure = {
  code: 'NO_SESSION',
  message: 'This window does not belong to the Plumbline that answers here.',
  hint: 'Close it, and go on in the window of that Plumbline, or start it again.',
};
const addressUsed: Failure = {
  code: 'TOKEN_REFUSED',
  message: 'This address opens one window once, and it has been used, or belongs to another start of Plumbline.',
  hint: 'Go on in the window that is open. If none is and nobody here opened one, another program may have: end Plumbline and start it again.',
};
/** What the window says better than the host, which does not know who asks. */
const openingFailures: readonly Failure[] = [noSession, addressUsed];
const disconnected: Failure = {
  code: 'DISCONNECTED',
  message: 'The window cannot reach the program, which may have ended.',
  hint: 'What you typed is kept here. Try again; if the program has ended, start it: it opens a new window.',
};
const notUnderstood: Failure = {
  code: 'BAD_REPLY',
  message: 'The program answered in a form that this window does not know.',
  hint: 'Close the window and start Plumbline again.',
};
const noFile: Failure = {
  code: 'NOT_A_FILE',
  message: 'What was dropped is not a file.',
  hint: 'Drop files, or choose them with the button.',
};
