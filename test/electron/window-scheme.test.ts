import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerFileRequest } from '../../electron/window-scheme.ts';
import { readWindowFiles, type WindowFiles } from '../../services/window-files.ts';
import { contentPolicy } from '../../shared/api/content-policy.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const build = (): { readonly folder: string; readonly files: WindowFiles } => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', 'main-1.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'main-1.css'), 'body {}');
  writeFileSync(join(folder, 'assets', 'inter.woff2'), Buffer.from([0xff, 0]));
  writeFileSync(join(folder, '.inputs'), 'secret');
  writeFileSync(join(folder, 'notes.txt'), 'secret');
  symlinkSync('/etc/passwd', join(folder, 'link.html'));
  const files = readWindowFiles(folder);
  if (files === undefined) throw new Error('not read');
  return { folder, files };
};

const get = (url: string, difference: { method?: string; initiatorOrigin?: unknown } = {}): Response =>
  answerFileRequest(build().files, { url, method: 'GET', ...difference });

const securityHeaders = {
  'content-security-policy': contentPolicy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

describe('the files of the window', () => {
  it.each([
    ['app://plumbline/', 'text/html; charset=utf-8', '<!doctype html>'],
    ['app://plumbline/index.html', 'text/html; charset=utf-8', '<!doctype html>'],
    ['app://plumbline/assets/main-1.js', 'text/javascript; charset=utf-8', 'export {};'],
    ['app://plumbline/assets/main-1.css', 'text/css; charset=utf-8', 'body {}'],
  ])('serve %s with its type and every security header', async (url, type, text) => {
    const reply = get(url);
    expect(reply.status).toBe(200);
    expect(Object.fromEntries(reply.headers)).toEqual({ ...securityHeaders, 'content-type': type });
    expect(await reply.text()).toBe(text);
  });

  it('serve bytes as they are', async () => {
    const reply = get('app://plumbline/assets/inter.woff2');
    expect(reply.headers.get('content-type')).toBe('font/woff2');
    expect(Buffer.from(await reply.arrayBuffer())).toEqual(Buffer.from([0xff, 0]));
  });

  it.each([
    'app://plumbline',
    'app://plumbline/absent.js',
    'app://plumbline/assets',
    'app://plumbline/assets/',
    'app://plumbline/assets/../index.html',
    'app://plumbline/assets/..%2findex.html',
    'app://plumbline/%69ndex.html',
    'app://plumbline//index.html',
    'app://plumbline/index.html?x',
    'app://plumbline/index.html#x',
    'app://plumbline/index.html%00',
    'app://plumbline/INDEX.HTML',
    'app://plumbline/.inputs',
    'app://plumbline/notes.txt',
    'app://plumbline/link.html',
    'app://plumbline/../../etc/passwd',
    'app://plumbline//etc/passwd',
    'app://plumbline/__proto__',
    'app://plumblineindex.html',
    'app://plumbline/constructor',
    'app://other/index.html',
    'app://plumbline.example.org/index.html',
    'APP://plumbline/index.html',
    'file:///index.html',
    '',
  ])('have no %j', (url) => {
    const reply = get(url);
    expect(reply.status).toBe(404);
    expect(Object.fromEntries(reply.headers)).toMatchObject(securityHeaders);
  });

  it.each(['POST', 'PUT', 'HEAD', 'OPTIONS', 'get'])('are not there for %s', (method) =>
    expect(get('app://plumbline/', { method }).status).toBe(405),
  );

  it.each(['https://example.org', 'null', null, 'app://other', ''])(
    'are not there for a page of %j',
    (initiatorOrigin) => expect(get('app://plumbline/', { initiatorOrigin }).status).toBe(403),
  );

  it('are there for the page itself', () =>
    expect(get('app://plumbline/', { initiatorOrigin: 'app://plumbline' }).status).toBe(200));

  it('are those of the start, whatever comes into the folder later', () => {
    const { folder, files } = build();
    writeFileSync(join(folder, 'late.js'), '');
    writeFileSync(join(folder, 'index.html'), 'changed');
    expect(answerFileRequest(files, { url: 'app://plumbline/late.js', method: 'GET' }).status).toBe(404);
    return expect(answerFileRequest(files, { url: 'app://plumbline/', method: 'GET' }).text()).resolves.toBe(
      '<!doctype html>',
    );
  });

  it('are not there at all where the window has not been built', () => {
    expect(readWindowFiles(join(temporaryFolder(), 'absent'))).toBeUndefined();
    expect(readWindowFiles(temporaryFolder())).toBeUndefined();
  });
});
