import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ask, callOverHttp, openSession, sessionHeaders } from '../support/host.ts';
import { makeWorkstation, outcomeOf, type Outcome } from './plumbline.ts';

// The window is built first where its source has changed.
const timeout = 120_000;
type Served = {
  readonly url: string;
  readonly port: number;
  readonly token: string;
  readonly pid: number;
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Outcome>;
};

type Start = ReturnType<typeof makeWorkstation>['start'];

const serve = async (start: Start, ...words: readonly string[]): Promise<Served> => {
  const child = start('serve', ...words, '--json');
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = outcomeOf(child);
  let text = '';
  const document = await new Promise<unknown>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.endsWith('}\n')) resolve(JSON.parse(text));
    });
    void ended.then(({ stderr }) => reject(new Error(`it ended: ${text}${stderr}`)));
  });
  expect(Object.keys(document as object)).toEqual(['url', 'pid']);
  const { url, pid } = document as { readonly url: string; readonly pid: number };
  const { port, hash } = new URL(url);
  return { url, port: Number(port), token: new URLSearchParams(hash.slice(1)).get('token') ?? '', pid, child, ended };
};

const refusalOf = async (start: Start, ...words: readonly string[]): Promise<unknown> => {
  const { code, stdout } = await outcomeOf(start('serve', ...words, '--json'));
  return { code, document: JSON.parse(stdout) as unknown };
};

describe('plumbline serve', { timeout }, () => {
  it('prints its address and its number, serves the window and its calls, and ends when it is told to', async () => {
    const { start, json, path } = makeWorkstation();
    await json(0, 'case', 'new', 'my case.case', '--title', 'Näme');
    const { url, port, token, pid, child, ended } = await serve(start, 'my case.case');
    expect(pid).toBe(child.pid);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}&case=/u);
    expect(new URLSearchParams(new URL(url).hash.slice(1)).get('case')).toBe(path('my case.case'));
    const page = await ask(port, { path: '/' });
    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    const script = /src="\.(\/assets\/[\w.-]+\.js)"/u.exec(page.body)?.[1] ?? 'none';
    const served = await ask(port, { path: script });
    expect(served).toMatchObject({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' } });
    // Of a development build, which the environment of a test would ask for.
    expect(served.body.includes('jsxDEV')).toBe(false);
    const session = await openSession({ port, token });
    const info = await callOverHttp(port, session).send('case.info', { folder: path('my case.case') });
    expect(info).toMatchObject({ ok: true, value: { title: 'Näme' } });
    const headers = { ...sessionHeaders(session), 'content-type': 'application/octet-stream' };
    const upload = await ask(port, { method: 'POST', path: '/api/upload', headers, body: 'x' });
    const { path: uploaded } = JSON.parse(upload.body) as { readonly path: string };
    expect(existsSync(uploaded)).toBe(true);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0 });
    expect(existsSync(dirname(dirname(uploaded)))).toBe(false);
  });

  it('ends with 0 at Ctrl-C, in the middle of a long call too', async () => {
    const { start, json, path } = makeWorkstation();
    await json(0, 'case', 'new', 'x.case', '--title', 'x');
    const { port, token, child, ended } = await serve(start);
    const call = callOverHttp(port, await openSession({ port, token }));
    const making = call.send('demo.make', {}).catch(() => 'cut');
    await call.send('case.info', { folder: path('x.case') });
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 0 });
    const cut = await making;
    if (cut !== 'cut') expect(cut).toMatchObject({ ok: false });
  });

  it('listens where it is told to, and says when it cannot', async () => {
    const { start } = makeWorkstation();
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await refusalOf(start, '--port', String(port))).toMatchObject({
      code: 3,
      document: {
        error: {
          code: 'PORT_TAKEN',
          message: `Port ${port} of 127.0.0.1 cannot be listened on: another program has it.`,
          hint: expect.stringContaining('another port'),
        },
      },
    });
    await new Promise((resolve) => taken.close(resolve));
    const served = await serve(start, '--port', String(port));
    expect(served.port).toBe(port);
    served.child.kill('SIGTERM');
    await served.ended;
  });

  it.each([
    ['a folder that is no case', ['.']],
    ['a folder that is not there', ['nowhere']],
    ['to list a folder that is not there', ['--root', 'nowhere']],
    ['a port that is none', ['--port', '65536']],
    ['a port of letters', ['--port', 'http']],
  ])('refuses %s', async (_case, words) => {
    const refusal = await refusalOf(makeWorkstation().start, ...words);
    expect(refusal).toMatchObject({ code: 2, document: { error: { hint: expect.stringMatching(/\S/u) } } });
  });

  it('lets the window list the folders that it is given', async () => {
    const { start, path } = makeWorkstation({ HOME: '/nonexistent-home' });
    mkdirSync(path('evidence'));
    const { port, token, child, ended } = await serve(start, '--root', 'evidence');
    const call = callOverHttp(port, await openSession({ port, token }));
    expect(await call.send('files.list', { folder: path('evidence') })).toMatchObject({ ok: true });
    expect(await call.send('files.list', { folder: path('.') })).toMatchObject({ ok: false });
    child.kill('SIGTERM');
    await ended;
  });

  it('says the address where no window can be opened', async () => {
    const { start } = makeWorkstation({ PLUMBLINE_WINDOW: 'none' });
    const child = start('serve', '--open');
    const ended = outcomeOf(child);
    const text = await new Promise<string>((resolve) =>
      child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())),
    );
    expect(text).toMatch(
      /^PLUMBLINE_WINDOW asks for no window\. Open this address .*http:\/\/127\.0\.0\.1:\d+\/#token=/u,
    );
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0 });
  });
});
