import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostLimits } from '../../cli/host/limits.ts';
import type { RunningHost } from '../../cli/host/start-host.ts';
import type { AppPool } from '../../services/threads/app-pool.ts';
import { openSession, openTestHost, type TestSession } from '../support/host.ts';
import { formatRequest, sendRaw, type RawReply, type RawRequest } from '../support/raw-http.ts';
import { openWorkstation } from '../support/workstation.ts';

// Requests that a web page, another program or another user of the machine could send, as bytes on the wire. Each is
// refused on every kind of address, and leaves nothing behind; the same request without its fault passes.

const root = mkdtempSync(join(tmpdir(), 'plumbline-loopback-'));
const limits = {
  headerMilliseconds: 600,
  bodyMilliseconds: 600,
  silenceMilliseconds: 600,
  callBytesMax: 64 * 2 ** 10,
  uploadBytesMax: 64 * 2 ** 10,
  connectionsMax: 32,
  streamsMax: 4,
  // The table below sends more wrong tokens than any person.
  failedExchangesMax: 1000,
};
const logged: string[] = [];
const replies: RawReply[] = [];

/** One host that waits for its window, and one whose window is open. */
let fresh: RunningHost;
let opened: RunningHost;
let session: TestSession;

const poolOfOne = (name: string): AppPool => {
  const { app } = openWorkstation(join(root, name));
  return {
    send: app.send,
    onEvent: () => () => undefined,
    runningJobs: () => [],
    close: () => Promise.resolve(app.close()),
  };
};
const open = (name: string): Promise<RunningHost> =>
  openTestHost(poolOfOne(name), { limits, log: (line) => logged.push(line) });

beforeAll(async () => {
  fresh = await open('fresh');
  opened = await open('opened');
  session = await openSession(opened);
});
afterAll(async () => {
  await fresh.close();
  await opened.close();
  rmSync(root, { recursive: true, force: true });
});

type Target = { readonly host: RunningHost; readonly request: RawRequest };
type Headers = RawRequest['headers'];

let made = 0;
/** Every call would make a case: what got through is seen on the disk. */
const callBody = (): string => {
  made += 1;
  return JSON.stringify({ method: 'case.create', input: { folder: join(root, `${made}.case`), title: 'x' } });
};

const base = ({ port }: RunningHost): Headers => [
  ['Host', `127.0.0.1:${port}`],
  ['Connection', 'close'],
];
const json: Headers[number] = ['Content-Type', 'application/json'];
const lengthOf = (body: string): Headers[number] => ['Content-Length', String(Buffer.byteLength(body))];
const withSession = (): Headers => [
  ['Cookie', session.cookie],
  ['X-Plumbline-CSRF', session.csrf],
];
const post = (host: RunningHost, target: string, headers: Headers, body: string): Target => ({
  host,
  request: { method: 'POST', target, version: 'HTTP/1.1', headers: [...base(host), ...headers, lengthOf(body)], body },
});
const get = (host: RunningHost, target: string, headers: Headers = []): Target => ({
  host,
  request: { method: 'GET', target, version: 'HTTP/1.1', headers: [...base(host), ...headers], body: '' },
});

/** A request of each kind that is as it should be. */
const good: Readonly<Record<string, () => Target>> = {
  'the page': () => get(opened, '/'),
  'a file of the page': () => get(opened, '/assets/a.js'),
  'the session after a reload': () => get(opened, '/api/session', withSession()),
  'the exchange of the token': () => post(fresh, '/api/session', [json], JSON.stringify({ token: fresh.token })),
  'a call': () => post(opened, '/api/call', [...withSession(), json], callBody()),
  'the events': () => get(opened, '/api/events', withSession()),
  'an upload': () =>
    post(opened, '/api/upload', [...withSession(), ['Content-Type', 'application/octet-stream']], 'bytes'),
};
const kinds = Object.keys(good);
const find = (kind: string): Target => good[kind]?.() ?? get(opened, '/absent');

const send = async ({ host, request }: Target): Promise<RawReply> => {
  const reply = await sendRaw(host.port, formatRequest(request));
  replies.push(reply);
  return reply;
};

type Spoil = (request: RawRequest, port: number) => RawRequest;
const replaceHeader =
  (name: string, ...values: readonly string[]): Spoil =>
  (request) => ({
    ...request,
    headers: [
      ...request.headers.filter(([other]) => other.toLowerCase() !== name.toLowerCase()),
      ...values.map((value): Headers[number] => [name, value]),
    ],
  });
const addHeader =
  (name: string, value: string): Spoil =>
  (request) => ({ ...request, headers: [...request.headers, [name, value]] });
const host =
  (write: (port: number) => string): Spoil =>
  (request, port) =>
    replaceHeader('Host', write(port))(request, port);
const origin =
  (write: (port: number) => string): Spoil =>
  (request, port) =>
    addHeader('Origin', write(port))(request, port);

const spoils: Readonly<Record<string, Spoil>> = {
  'Host: another name': host(() => 'evil.test'),
  'Host: another name with the port': host((port) => `evil.test:${port}`),
  'Host: a name that begins like the address': host((port) => `127.evil.com:${port}`),
  'Host: a name that begins with the address': host((port) => `127.0.0.1.evil.test:${port}`),
  'Host: a name that begins with localhost': host((port) => `localhost.evil.test:${port}`),
  'Host: a name that ends with localhost': host((port) => `evil.localhost:${port}`),
  'Host: the address without its port': host(() => '127.0.0.1'),
  'Host: the address with another port': host((port) => `127.0.0.1:${port + 1}`),
  'Host: the port with a nought before it': host((port) => `127.0.0.1:0${port}`),
  'Host: a dot after the address': host((port) => `127.0.0.1.:${port}`),
  'Host: in capitals': host((port) => `LOCALHOST:${port}`),
  'Host: IPv6 loopback': host((port) => `[::1]:${port}`),
  'Host: IPv4 in IPv6': host((port) => `[::ffff:127.0.0.1]:${port}`),
  'Host: a short form of the address': host((port) => `127.1:${port}`),
  'Host: the address as one number': host((port) => `2130706433:${port}`),
  'Host: the address in hexadecimal': host((port) => `0x7f.0.0.1:${port}`),
  'Host: another loopback address': host((port) => `127.0.0.2:${port}`),
  'Host: the address of every interface': host((port) => `0.0.0.0:${port}`),
  'Host: a user before the address': host((port) => `evil@127.0.0.1:${port}`),
  'Host: two in one': host((port) => `127.0.0.1:${port}, evil.test`),
  'Host: empty': host(() => ''),
  'Host: absent': (request, port) => replaceHeader('Host')(request, port),
  'Host: twice, the second evil': addHeader('Host', 'evil.test'),
  'Host: twice, the first evil': (request, port) =>
    replaceHeader('Host', 'evil.test', `127.0.0.1:${port}`)(request, port),
  'Host: twice the same': (request, port) => addHeader('Host', `127.0.0.1:${port}`)(request, port),
  'Host: a space before the colon': (request, port) =>
    addHeader('Host ', `127.0.0.1:${port}`)(replaceHeader('Host')(request, port), port),
  'an absolute target': (request, port) => ({ ...request, target: `http://127.0.0.1:${port}${request.target}` }),
  'an absolute target elsewhere': (request) => ({ ...request, target: `http://evil.test${request.target}` }),
  'a target with two slashes': (request) => ({ ...request, target: `/${request.target}` }),
  'a target with a host': (request) => ({ ...request, target: `//evil.test${request.target}` }),
  'a target without a slash': (request) => ({ ...request, target: 'evil.test:80' }),
  'a target of a star': (request) => ({ ...request, target: '*' }),
  'a query': (request) => ({ ...request, target: `${request.target}?a=1` }),
  'an encoded letter': (request) => ({
    ...request,
    target: request.target
      .replace(/[ai]/u, (letter) => `%${letter.charCodeAt(0).toString(16)}`)
      .replace(/^\/$/u, '/%2e'),
  }),
  'a step up': (request) => ({ ...request, target: `/x/..${request.target}` }),
  'a target in capitals': (request) => ({ ...request, target: `${request.target.toUpperCase()}X` }),
  'a NUL after the target': (request) => ({ ...request, target: `${request.target}%00` }),
  'a backslash in the target': (request) => ({ ...request, target: `${request.target}\\` }),
  'a parameter of the path': (request) => ({ ...request, target: `${request.target};x` }),
  'Origin: null': origin(() => 'null'),
  'Origin: another site': origin(() => 'http://evil.test'),
  'Origin: another port': origin((port) => `http://127.0.0.1:${port + 1}`),
  'Origin: without the port': origin(() => 'http://127.0.0.1'),
  'Origin: over TLS': origin((port) => `https://127.0.0.1:${port}`),
  'Origin: a name that begins with it': origin((port) => `http://127.0.0.1:${port}.evil.test`),
  'Origin: the other name of this host': origin((port) => `http://localhost:${port}`),
  'Origin: empty': origin(() => ''),
  'Origin: a file': origin(() => 'file://'),
  'Origin: twice': (request, port) =>
    addHeader('Origin', 'http://evil.test')(addHeader('Origin', `http://127.0.0.1:${port}`)(request, port), port),
  'Sec-Fetch-Site: cross-site': addHeader('Sec-Fetch-Site', 'cross-site'),
  'Sec-Fetch-Site: same-site': addHeader('Sec-Fetch-Site', 'same-site'),
  'Sec-Fetch-Site: unknown': addHeader('Sec-Fetch-Site', 'same-origin, none'),
  'HTTP/1.0': (request) => ({ ...request, version: 'HTTP/1.0' }),
  'HTTP/1.2': (request) => ({ ...request, version: 'HTTP/1.2' }),
  'HTTP/2.0': (request) => ({ ...request, version: 'HTTP/2.0' }),
  'no version': (request) => ({ ...request, version: '' }),
  'an upgrade to WebSocket': (request, port) =>
    addHeader('Upgrade', 'websocket')(replaceHeader('Connection', 'Upgrade')(request, port), port),
  'an upgrade to HTTP/2': (request, port) =>
    addHeader('Upgrade', 'h2c')(replaceHeader('Connection', 'Upgrade, HTTP2-Settings')(request, port), port),
  'an upgrade that is not asked for': addHeader('Upgrade', 'websocket'),
  'an expectation': addHeader('Expect', '100-continue'),
  'an unknown expectation': addHeader('Expect', 'a miracle'),
  'a range': addHeader('Range', 'bytes=0-1'),
  'a forwarded host': addHeader('X-Forwarded-Host', 'evil.test'),
  'a forwarded request': addHeader('Forwarded', 'host=evil.test'),
  'another method in a header': addHeader('X-HTTP-Method-Override', 'DELETE'),
  'a harmless header twice': (request, port) =>
    addHeader('Accept', '*/*')(addHeader('accept', '*/*')(request, port), port),
  'too many headers': (request) => ({
    ...request,
    headers: [...request.headers, ...Array.from({ length: 80 }, (_, at): Headers[number] => [`X-${at}`, '1'])],
  }),
  'a header of 20,000 characters': addHeader('X-Long', 'x'.repeat(20_000)),
  'a header that goes on in the next line': addHeader('X-Folded', 'a\r\n b'),
  'a NUL in a header': addHeader('X-Nul', 'a\0b'),
  'a line feed alone in a header': addHeader('X-Split', 'a\nHost: evil.test'),
  'two lengths': (request, port) =>
    addHeader('Content-Length', '5')(addHeader('Content-Length', '6')(request, port), port),
  'a length and chunks': (request, port) =>
    addHeader('Transfer-Encoding', 'chunked')(replaceHeader('Content-Length', '5')(request, port), port),
  'a length with a sign': replaceHeader('Content-Length', '+5'),
  'an unknown transfer coding': (request, port) =>
    addHeader('Transfer-Encoding', 'gzip')(replaceHeader('Content-Length')(request, port), port),
  'chunks of a malformed size': (request, port) => ({
    ...addHeader('Transfer-Encoding', 'chunked')(replaceHeader('Content-Length')(request, port), port),
    body: 'xyz\r\nabc\r\n0\r\n\r\n',
  }),
};
const otherMethods = ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'HEAD', 'PROPFIND', 'CONNECT', 'EVIL', 'get'];

const expectRefused = ({ status, text }: RawReply, what: string): void => {
  expect([what, status === 0 || (status >= 400 && status < 600)]).toEqual([what, true]);
  expect(text.toLowerCase()).not.toContain('access-control-');
  // One reply and no more: nothing was smuggled in behind the first.
  expect(text.split('HTTP/1.1 ').length).toBeLessThanOrEqual(2);
  if (status !== 0) expect(text.toLowerCase()).toContain('x-content-type-options: nosniff');
};

describe.each(kinds)('%s', (kind) => {
  it.each(Object.keys(spoils))('is refused with %s', async (name) => {
    const { host: target, request } = find(kind);
    const spoilt = spoils[name]?.(request, target.port) ?? request;
    expectRefused(await send({ host: target, request: spoilt }), name);
  });

  it.each(otherMethods)('is refused with the method %s', async (method) => {
    const { host: target, request } = find(kind);
    const { status, text } = await send({ host: target, request: { ...request, method } });
    expect(status === 0 || status >= 400).toBe(true);
    expect(text.toLowerCase()).not.toContain('access-control-');
  });
});

describe('an address that is not one of the host', () => {
  it.each([
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/../../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/../../etc/passwd',
    '/assets/..%5c..%5cetc',
    '/assets\\..\\..\\etc',
    '/assets/a.js/',
    '/assets/a.js%00.html',
    '/assets/',
    '/assets',
    '/.inputs',
    '/%2finputs',
    '/index.html/',
    '/INDEX.HTML',
    '/index.htm',
    '/?',
    '/api',
    '/api/',
    '/api/call/',
    '/api/call?method=case.create',
    '/api//call',
    '/API/call',
    '/api/upload/1',
    '/evidence/ab',
    '/favicon.ico',
    '/package.json',
    '/constructor',
    '/__proto__',
    '/é',
    `/${'x'.repeat(8000)}`,
  ])('%s is not there', async (target) => {
    const { status } = await send(get(opened, target, withSession()));
    expect(status === 0 || status === 404 || status === 400).toBe(true);
  });
});

describe('without what only the window has', () => {
  const authorised = ['the session after a reload', 'a call', 'the events', 'an upload'];
  const name = (): string => session.cookie.split('=')[0] ?? '';
  const cookies: Readonly<Record<string, () => readonly string[]>> = {
    'no cookie': () => [],
    'an empty cookie': () => [''],
    'a cookie without a value': () => [`${name()}=`],
    'half a cookie': () => [session.cookie.slice(0, -10)],
    'a longer cookie': () => [`${session.cookie}x`],
    'the value under another name': () => [session.cookie.replace(name(), '__plumbline_0000000000000000')],
    'a cookie of another value': () => [`${name()}=${'A'.repeat(43)}`],
    'the token as a cookie': () => [`${name()}=${opened.token}`],
    'the cookie twice in one header': () => [`${session.cookie}; ${name()}=x`],
    'the cookie in two headers': () => [session.cookie, session.cookie],
  };
  for (const kind of authorised) {
    it.each(Object.keys(cookies))(`${kind} is refused with %s`, async (which) => {
      const { host: target, request } = find(kind);
      const spoilt = replaceHeader('Cookie', ...(cookies[which]?.() ?? []))(request, target.port);
      expectRefused(await send({ host: target, request: spoilt }), which);
    });
  }

  const values: Readonly<Record<string, () => readonly string[]>> = {
    'no value against forgery': () => [],
    'an empty value': () => [''],
    'half the value': () => [session.csrf.slice(0, 20)],
    'another value': () => ['A'.repeat(43)],
    'the value twice': () => [session.csrf, session.csrf],
    'the cookie as the value': () => [session.cookie.split('=')[1] ?? ''],
    'the token as the value': () => [opened.token],
  };
  for (const kind of ['a call', 'an upload']) {
    it.each(Object.keys(values))(`${kind} is refused with %s`, async (which) => {
      const { host: target, request } = find(kind);
      const spoilt = replaceHeader('X-Plumbline-CSRF', ...(values[which]?.() ?? []))(request, target.port);
      expectRefused(await send({ host: target, request: spoilt }), which);
    });
    it.each([
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json, text/plain',
      'application/json; charset=utf-16',
      'text/plain; application/json',
      '',
    ])(`${kind} is refused as %j`, async (type) => {
      const { host: target, request } = find(kind);
      expectRefused(await send({ host: target, request: replaceHeader('Content-Type', type)(request, 0) }), type);
    });
    it(`${kind} is refused without a type`, async () => {
      const { host: target, request } = find(kind);
      expectRefused(await send({ host: target, request: replaceHeader('Content-Type')(request, 0) }), 'no type');
    });
  }
  it.each(['text/plain', 'application/x-www-form-urlencoded', ''])('the token is refused as %j', async (type) => {
    const { host: target, request } = find('the exchange of the token');
    expectRefused(await send({ host: target, request: replaceHeader('Content-Type', type)(request, 0) }), type);
  });
});

describe('a wrong token', () => {
  const exchange = (body: string): Promise<RawReply> => send(post(fresh, '/api/session', [json], body));
  it.each([
    ['none', '{}'],
    ['an empty one', '{"token":""}'],
    ['a number', '{"token":1}'],
    ['a list', '{"token":["a"]}'],
    ['null', '{"token":null}'],
    ['one of another start', JSON.stringify({ token: 'A'.repeat(43) })],
    ['one that is too long', JSON.stringify({ token: 'A'.repeat(500) })],
    ['one among other members', '{"token":"x","more":1}'],
    ['no JSON', 'token'],
    ['nothing', ''],
  ])('is refused: %s', async (_case, body) => expectRefused(await exchange(body), body));

  it('is refused: half, and with something more', async () => {
    expectRefused(await exchange(JSON.stringify({ token: fresh.token.slice(0, 42) })), 'short');
    expectRefused(await exchange(JSON.stringify({ token: `${fresh.token} ` })), 'long');
    expectRefused(await exchange(JSON.stringify({ token: fresh.token.toLowerCase() })), 'lower');
  });

  it('is refused: the one that has been used', async () => {
    const used = post(opened, '/api/session', [json], JSON.stringify({ token: opened.token }));
    expectRefused(await send(used), 'used');
  });

  it('is refused in the address', async () => {
    expectRefused(await send(get(fresh, `/api/session?token=${fresh.token}`)), 'query');
    expectRefused(await send(get(fresh, `/?token=${fresh.token}`)), 'query of the page');
    expectRefused(await send(get(fresh, '/api/session')), 'no session yet');
  });

  it('is refused from another user of this machine, though it is right', async ({ skip }) => {
    if (process.getuid?.() !== 0 || process.platform !== 'linux') skip('not run: only root can be another user');
    const script = `
      process.setuid(65534);
      const body = JSON.stringify({ token: '${fresh.token}' });
      const sent = require('node:http').request({ host: '127.0.0.1', port: ${fresh.port}, path: '/api/session', method: 'POST',
        headers: { 'content-type': 'application/json' } }, (reply) => { console.log(reply.statusCode); reply.resume(); });
      sent.end(body);`;
    const stdout = await new Promise<string>((resolve) => {
      execFile(process.execPath, ['-e', script], (_error, out) => resolve(out));
    });
    expect(stdout.trim()).toBe('403');
  });

  it('is counted, logged without what was sent, and shuts nobody out', async () => {
    const lines: string[] = [];
    const host = await openTestHost(poolOfOne('counted'), {
      limits: { ...limits, failedExchangesMax: 3 },
      log: (line) => lines.push(line),
    });
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const secret = JSON.stringify({ token: `S3CRET-${attempt}` });
      statuses.push((await send(post(host, '/api/session', [json], secret))).status);
    }
    expect(statuses).toEqual([403, 403, 403, 429, 429, 429, 429, 429]);
    expect(lines).toHaveLength(4);
    expect(lines.join()).not.toMatch(/S3CRET|[\w-]{43}/u);
    expect((await openSession(host)).csrf).toMatch(/^[\w-]{43}$/u);
    await host.close();
  });
});

describe('a body that is not as it should be', () => {
  const call = (body: string, more: Headers = []): Target =>
    post(opened, '/api/call', [...withSession(), json, ...more], body);
  it.each([
    ['no JSON', 'case.create'],
    ['nothing', ''],
    ['half of it', '{"method":"case.info"'],
    ['a list', '[]'],
    ['no method', '{"input":{}}'],
    ['more than method and input', '{"method":"case.info","input":{},"more":1}'],
    ['a method that is no text', '{"method":["case.info"],"input":{}}'],
    ['a prototype', '{"__proto__":{"polluted":1},"method":"case.info","input":{}}'],
    ['a number that no reader keeps', '{"method":"case.changes","input":{"folder":"/x","since":9007199254740993}}'],
    ['half a character', '{"method":"case.info","input":{"folder":"\\ud800"}}'],
    ['deep nesting', `{"method":"score.input","input":${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
  ])('is refused: %s', async (_case, body) => expectRefused(await send(call(body)), body.slice(0, 40)));

  it('is refused: bytes that are no UTF-8', async () => {
    const head = formatRequest({
      ...call('').request,
      headers: [...base(opened), ...withSession(), json, ['Content-Length', '3']],
    });
    const reply = await sendRaw(opened.port, Buffer.concat([Buffer.from(head), Buffer.from([0x22, 0xff, 0x22])]));
    expectRefused(reply, 'bytes');
  });

  it('is refused when it says that it is too large, before any of it is read', async () => {
    const { request } = call('');
    const spoilt = replaceHeader('Content-Length', String(limits.callBytesMax + 1))(request, 0);
    expect((await send({ host: opened, request: spoilt })).status).toBe(413);
    const upload = find('an upload').request;
    const long = replaceHeader('Content-Length', '99999999999999')(upload, 0);
    expect((await send({ host: opened, request: long })).status).toBe(413);
  });

  it.each(['a call', 'an upload'])('is refused when it grows too large in chunks: %s', async (kind) => {
    const { request } = find(kind);
    const chunk = `1000\r\n${'x'.repeat(0x1000)}\r\n`;
    const spoilt = {
      ...addHeader('Transfer-Encoding', 'chunked')(replaceHeader('Content-Length')(request, 0), 0),
      body: chunk.repeat(20),
    };
    const { status } = await send({ host: opened, request: spoilt });
    expect([0, 413]).toContain(status);
  });

  it('is served when it comes in well-formed chunks', async () => {
    const body = JSON.stringify({ method: 'identity.list', input: {} });
    const { request } = call('');
    const chunked = {
      ...addHeader('Transfer-Encoding', 'chunked')(replaceHeader('Content-Length')(request, 0), 0),
      body: `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
    };
    expect((await send({ host: opened, request: chunked })).status).toBe(200);
  });
});

describe('a connection that keeps the host waiting', () => {
  const patience = 5000;
  it.each([
    ['says nothing', () => ''],
    ['stops within its first line', () => 'GET / HT'],
    ['stops within its headers', () => `GET / HTTP/1.1\r\nHost: 127.0.0.1:${opened.port}\r\nX-A: `],
  ])('is ended when it %s', async (_case, begin) => {
    const { status, milliseconds } = await sendRaw(opened.port, begin());
    expect([0, 408]).toContain(status);
    expect(milliseconds).toBeLessThan(patience);
  });

  it.each(['the exchange of the token', 'a call', 'an upload'])('is ended when its body stops: %s', async (kind) => {
    const { host: target, request } = find(kind);
    const spoilt = replaceHeader('Content-Length', '1000')(request, 0);
    const { status, milliseconds } = await send({ host: target, request: spoilt });
    expect([0, 408]).toContain(status);
    expect(milliseconds).toBeLessThan(patience);
  });

  it('is ended though it sends a header a moment', async () => {
    const milliseconds = await new Promise<number>((resolve) => {
      const begun = performance.now();
      const socket = connect({ host: '127.0.0.1', port: opened.port });
      socket.on('error', () => undefined);
      socket.write('GET / HTTP/1.1\r\n');
      const drip = setInterval(() => socket.write('X-A: 1\r\n'), 50);
      socket.once('close', () => {
        clearInterval(drip);
        resolve(performance.now() - begun);
      });
    });
    expect(milliseconds).toBeLessThan(patience);
  });

  it('takes no place from the window for long', async () => {
    const sockets = Array.from({ length: 100 }, () => {
      const socket = connect({ host: '127.0.0.1', port: opened.port });
      socket.on('error', () => undefined);
      return socket.resume();
    });
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
    expect((await send(find('the page'))).status).toBe(200);
  });

  it('is refused when it is one event stream too many', async () => {
    const sockets = [];
    for (let count = 0; count < limits.streamsMax; count += 1) {
      const socket = connect({ host: '127.0.0.1', port: opened.port });
      socket.write(formatRequest(find('the events').request));
      await new Promise((resolve) => socket.once('data', resolve));
      sockets.push(socket);
    }
    expect((await send(find('the events'))).status).toBe(503);
    for (const socket of sockets) socket.destroy();
    await expect.poll(async () => (await send(find('the events'))).status).toBe(200);
  });
});

describe('the host', () => {
  it('listens on 127.0.0.1 alone', async ({ skip }) => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, address }) => family === 'IPv4' && address !== '127.0.0.1')
      .map(({ address }) => address);
    for (const address of [...others, '127.0.0.2', '::1']) {
      expect([address, (await sendRaw(opened.port, 'GET / HTTP/1.1\r\n\r\n', address)).status]).toEqual([address, 0]);
    }
    const listed = spawnSync('ss', ['-ltnH', `sport = :${opened.port}`], { encoding: 'utf8' });
    if (listed.error !== undefined) skip('not run: this machine has no ss');
    expect(listed.stdout.trim().split('\n')).toHaveLength(1);
    expect(listed.stdout).toContain(`127.0.0.1:${opened.port}`);
  });

  it('made no case and kept no file for any of this, and told no secret', async () => {
    expect(readdirSync(root).filter((name) => name.endsWith('.case'))).toEqual([]);
    expect(fresh.wasOpened()).toBe(false);
    const secrets = [session.cookie.split('=')[1] ?? '', session.csrf, opened.token, fresh.token];
    const told = [...replies.filter(({ status }) => status !== 200).map(({ text }) => text), ...logged].join('\n');
    for (const secret of secrets) expect(told.includes(secret)).toBe(false);
    expect(replies.filter(({ status }) => status !== 200).length).toBeGreaterThan(600);
    expect(hostLimits.callBytesMax).toBeGreaterThan(limits.callBytesMax);
  });

  it.each(kinds)('serves, as it should be: %s', async (kind) => {
    const target = find(kind);
    const { status, text } = await send(target);
    expect(status).toBe(200);
    const headers = text.slice(0, text.indexOf('\r\n\r\n')).toLowerCase();
    for (const header of [
      'cache-control: no-store',
      'x-content-type-options: nosniff',
      'cross-origin-opener-policy: same-origin',
      'cross-origin-resource-policy: same-origin',
      'referrer-policy: no-referrer',
      "content-security-policy: default-src 'none'",
    ]) {
      expect(headers).toContain(header);
    }
    expect(headers).not.toContain('access-control-');
    if (kind === 'a call') expect(existsSync(join(root, `${made}.case`))).toBe(true);
  });

  it('serves the window under either of its names, as a browser asks', async () => {
    for (const name of ['127.0.0.1', 'localhost']) {
      const own = `${name}:${opened.port}`;
      const page = replaceHeader('Host', own)(addHeader('Sec-Fetch-Site', 'none')(find('the page').request, 0), 0);
      expect((await send({ host: opened, request: page })).status).toBe(200);
      const call = find('a call').request;
      const asked = replaceHeader('Host', own)(
        addHeader('Origin', `http://${own}`)(addHeader('Sec-Fetch-Site', 'same-origin')(call, 0), 0),
        0,
      );
      expect((await send({ host: opened, request: asked })).status).toBe(200);
      // Typing the address of a call into a browser sends no page's word that it comes from the window.
      const typed = addHeader('Sec-Fetch-Site', 'none')(find('the session after a reload').request, 0);
      expect((await send({ host: opened, request: typed })).status).toBe(403);
    }
  });
});
