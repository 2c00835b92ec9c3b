import { request } from 'node:http';
import type { Transport } from '../../shared/api/client.ts';
import { hostLimits, type HostLimits } from '../../cli/host/limits.ts';
import { startHost, type RunningHost } from '../../cli/host/start-host.ts';
import type { WindowFiles } from '../../services/window-files.ts';
import { nodeRandomBytes } from '../../services/node-crypto.ts';
import type { AppPool } from '../../services/threads/app-pool.ts';

const tinyWindow: WindowFiles = new Map([
  ['/', { type: 'text/html; charset=utf-8', bytes: Buffer.from('<!doctype html><title>tiny</title>') }],
  ['/index.html', { type: 'text/html; charset=utf-8', bytes: Buffer.from('<!doctype html><title>tiny</title>') }],
  ['/assets/a.js', { type: 'text/javascript; charset=utf-8', bytes: Buffer.from('export {};') }],
]);

export type HostOptions = {
  readonly limits?: Partial<HostLimits>;
  readonly endsWhenIdle?: boolean;
  readonly files?: WindowFiles;
  readonly log?: (line: string) => void;
};

export const openTestHost = async (
  pool: AppPool,
  { limits = {}, endsWhenIdle = false, files = tinyWindow, log = () => undefined }: HostOptions = {},
): Promise<RunningHost> => {
  const host = await startHost({
    pool,
    files,
    limits: { ...hostLimits, ...limits },
    random: nodeRandomBytes,
    userId: process.getuid?.(),
    port: 0,
    endsWhenIdle,
    log,
  });
  if (!host.ok) throw new Error(host.error.message);
  return host.value;
};

export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
};

export type Ask = {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};

export const ask = (port: number, { method = 'GET', path, headers = {}, body }: Ask): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });

export type TestSession = { readonly cookie: string; readonly csrf: string };

/** Does what the window does first: exchanges the token. */
export const openSession = async ({ port, token }: Pick<RunningHost, 'port' | 'token'>): Promise<TestSession> => {
  const reply = await ask(port, {
    method: 'POST',
    path: '/api/session',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const { csrf } = JSON.parse(reply.body) as { readonly csrf: string };
  return { cookie: reply.headers['set-cookie']?.[0]?.split(';')[0] ?? '', csrf };
};

export const sessionHeaders = ({ cookie, csrf }: TestSession): Readonly<Record<string, string>> => ({
  cookie,
  'x-plumbline-csrf': csrf,
  'content-type': 'application/json',
});

export const callOverHttp = (port: number, session: TestSession): Transport => ({
  send: async (method, input) => {
    const reply = await ask(port, {
      method: 'POST',
      path: '/api/call',
      headers: sessionHeaders(session),
      body: JSON.stringify({ method, input }),
    });
    return JSON.parse(reply.body) as Awaited<ReturnType<Transport['send']>>;
  },
});
