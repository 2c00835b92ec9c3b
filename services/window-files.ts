import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** The built window by path, `/` being the page. Read once, so that no request ever becomes a path. */
export type WindowFiles = ReadonlyMap<string, WindowFile>;
export type WindowFile = { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> };

const page = '/index.html';

const typeByExtension: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Undefined where the window has not been built. */
export const readWindowFiles = (folder: string): WindowFiles | undefined => {
  const files = new Map<string, WindowFile>();
  try {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const type = typeByExtension[extname(entry.name)];
      if (!entry.isFile() || type === undefined) continue;
      const file = join(entry.parentPath, entry.name);
      files.set(`/${relative(folder, file).split(sep).join('/')}`, { type, bytes: readFileSync(file) });
    }
  } catch {
    // Absent, or being replaced by another build at this moment.
    return undefined;
  }
  const index = files.get(page);
  return index === undefined ? undefined : files.set('/', index);
};
