import { connect } from 'node:net';

/** A request as bytes on the wire: nothing is tidied up, completed or refused on this side. */
export type RawRequest = {
  readonly method: string;
  readonly target: string;
  readonly version: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
};

export type RawReply = {
  /** 0 where the connection ended without a reply. */
  readonly status: number;
  readonly text: string;
  readonly milliseconds: number;
};

export const formatRequest = ({ method, target, version, headers, body }: RawRequest): string =>
  [`${method} ${target} ${version}`, ...headers.map(([name, value]) => `${name}: ${value}`), '', body].join('\r\n');

const patienceMilliseconds = 10_000;

/** Sends and reads until the other end closes, or until an event stream has begun. */
export const sendRaw = (port: number, bytes: string | Buffer, host = '127.0.0.1'): Promise<RawReply> =>
  new Promise((resolve, reject) => {
    const begun = performance.now();
    let text = '';
    const socket = connect({ host, port });
    const end = (): void => {
      clearTimeout(timer);
      socket.destroy();
      const status = Number(/^HTTP\/1\.1 (\d{3})/u.exec(text)?.[1] ?? 0);
      resolve({ status, text, milliseconds: performance.now() - begun });
    };
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`no end after ${patienceMilliseconds} ms: ${text}`));
    }, patienceMilliseconds);
    socket.once('connect', () => socket.write(bytes));
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (text.includes('text/event-stream') && text.includes('\r\n\r\n')) end();
    });
    // A connection that is reset has been refused as well as one that is closed.
    socket.once('error', end);
    socket.once('close', end);
  });
