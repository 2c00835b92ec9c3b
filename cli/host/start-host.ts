import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { RandomBytes } from '../../shared/base/random.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { AppPool } from '../../services/threads/app-pool.ts';
import { describeError, internalFailure } from '../../services/threads/internal-failure.ts';
import { createEventStreams } from './event-streams.ts';
import { createIdle } from './idle.ts';
import type { HostLimits } from './limits.ts';
import { refusals, type Refusal } from './refusal.ts';
import { rawRefusal, sendFile, sendRefusal } from './replies.ts';
import { checkRequest } from './request-rules.ts';
import { createRoutes, type Routes } from './routes.ts';
import { createSession } from './session.ts';
import { createUploads } from './uploads.ts';
import type { WindowFiles } from '../../services/window-files.ts';

export type HostParts = {
  readonly pool: AppPool;
  readonly files: WindowFiles;
  readonly limits: HostLimits;
  readonly random: RandomBytes;
  readonly userId: number | undefined;
  /** 0: any that is free. */
  readonly port: number;
  /** Whether the host ends when no window listens any more. */
  readonly endsWhenIdle: boolean;
  readonly log: (line: string) => void;
};

export type RunningHost = {
  readonly port: number;
  /** Good for opening one window once. */
  readonly token: string;
  /** Whether a window has taken the token. */
  readonly wasOpened: () => boolean;
  /** When the host has ended, of itself or because it was closed. */
  readonly ended: Promise<null>;
  /** Ends streams, connections, threads, and removes what was uploaded. */
  readonly close: () => Promise<void>;
};

/** The application for a window in a browser of this machine, over HTTP on the loopback address (docs/decisions/0006). */
export const startHost = async (parts: HostParts): Promise<Result<RunningHost, Failure>> => {
  const { pool, limits, random, log } = parts;
  const session = createSession({ random, now: () => performance.now(), failuresMax: limits.failedExchangesMax, log });
  const uploads = createUploads(limits);
  const ended = Promise.withResolvers<null>();
  const idle = createIdle({
    firstMilliseconds: limits.firstStreamMilliseconds,
    milliseconds: limits.idleMilliseconds,
    onIdle: () => {
      streams.rest();
      if (parts.endsWhenIdle) void close();
    },
  });
  const streams = createEventStreams({
    pool,
    heartbeatMilliseconds: limits.heartbeatMilliseconds,
    onCount: idle.setCount,
  });
  const routes = createRoutes({ pool, session, streams, uploads, limits, userId: parts.userId });
  const server = createServer({
    maxHeaderSize: limits.headerBytesMax,
    headersTimeout: limits.headerMilliseconds,
    // Bodies have limits of their own: a large upload takes as long as it takes.
    requestTimeout: 0,
    connectionsCheckingInterval: Math.min(500, limits.headerMilliseconds),
    keepAliveTimeout: limits.headerMilliseconds,
    // The rules refuse such a request themselves, with the headers that every reply has.
    requireHostHeader: false,
  });
  server.maxConnections = limits.connectionsMax;
  // Counted by the rules: a header beyond such a limit would be dropped in silence.
  server.maxHeadersCount = 0;

  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= endAll();
    return closing;
  };
  const endAll = async (): Promise<void> => {
    idle.stop();
    streams.close();
    server.close();
    await pool.close();
    server.closeAllConnections();
    uploads.close();
    ended.resolve(null);
  };
  const listening = await listen(server, parts.port);
  if (!listening.ok) {
    idle.stop();
    streams.close();
    await pool.close();
    return listening;
  }
  const port = listening.value;
  const serve = createServing(parts, routes, port);
  server.on('error', ({ message }) => log(`A connection could not be taken: ${message}.`));
  server.on('request', serve);
  server.on('checkContinue', serve);
  server.on('checkExpectation', serve);
  server.on('connect', (_request, socket) => refuseSocket(socket, refusals.wrongMethod('GET and POST')));
  server.on('upgrade', (_request, socket) => refuseSocket(socket, refusals.malformed('nothing is upgraded')));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuseSocket(socket, parserRefusal(error)));
  return ok({ port, token: session.token, wasOpened: session.isOpened, ended: ended.promise, close });
};

/** Other addresses than 127.0.0.1 are never listened on: everything else of this machine could reach them. */
const listen = (server: Server, port: number): Promise<Result<number, Failure>> =>
  new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(err(portFailure(port, error))));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      resolve(ok(typeof address === 'object' && address !== null ? address.port : port));
    });
  });

const portFailure = (port: number, { code, message }: NodeJS.ErrnoException): Failure => ({
  code: code === 'EACCES' ? 'NO_PERMISSION' : 'PORT_TAKEN',
  message: `Port ${port} of 127.0.0.1 cannot be listened on: ${code === 'EADDRINUSE' ? 'another program has it' : message}.`,
  hint: 'Name another port, or none: then any that is free is taken.',
});

const createServing =
  ({ files, limits }: HostParts, routes: Routes, port: number) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    const { httpVersion, method = '', url = '', rawHeaders } = request;
    const answer = async (): Promise<Refusal | undefined> => {
      const checked = checkRequest({ httpVersion, method, url, rawHeaders }, port, limits.headersMax);
      if (!checked.ok) return checked.error;
      const file = files.get(url);
      if (file !== undefined) {
        if (method !== 'GET') return refusals.wrongMethod('GET');
        sendFile(response, file);
        return undefined;
      }
      const route = routes.get(url);
      if (route === undefined) return refusals.notFound();
      const act = Object.hasOwn(route, method) ? route[method] : undefined;
      return act === undefined
        ? refusals.wrongMethod(Object.keys(route).join(', '))
        : act({ checked: checked.value, request, response });
    };
    answer().then(
      (refusal) => {
        if (refusal !== undefined) sendRefusal(response, refusal);
      },
      (error: unknown) => sendRefusal(response, { status: 500, ...internalFailure(describeError(error)) }),
    );
  };

/** What the parser makes no request of. */
const parserRefusal = ({ code }: NodeJS.ErrnoException): Refusal => {
  if (code === 'HPE_HEADER_OVERFLOW') return { ...refusals.malformed('its headers are too large'), status: 431 };
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return refusals.tooSlow();
  return refusals.malformed('it is not well-formed HTTP/1.1');
};

const refuseSocket = (socket: Duplex, refusal: Refusal): void => {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  socket.end(rawRefusal(refusal), () => socket.destroy());
};
