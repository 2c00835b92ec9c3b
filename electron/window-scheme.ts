import { contentPolicy, windowHeaders } from '../shared/api/content-policy.ts';
import type { WindowFiles } from '../services/window-files.ts';
import { windowOrigin } from './channels.ts';

export type FileRequest = {
  readonly url: string;
  readonly method: string;
  /** Set by Electron, not by the page; absent where the program itself asks. */
  readonly initiatorOrigin?: unknown;
};

/** Answers the window's own scheme. Names are compared whole and nothing is decoded: what is not in the map is not there. */
export const answerFileRequest = (files: WindowFiles, { url, method, initiatorOrigin }: FileRequest): Response => {
  if (initiatorOrigin !== undefined && initiatorOrigin !== windowOrigin) return reply(403, 'Refused.');
  if (method !== 'GET') return reply(405, 'Only GET.');
  const file = url.startsWith(windowOrigin) ? files.get(url.slice(windowOrigin.length)) : undefined;
  return file === undefined ? reply(404, 'There is no such file.') : reply(200, file.bytes, file.type);
};

const reply = (status: number, body: string | Uint8Array<ArrayBuffer>, type = 'text/plain; charset=utf-8'): Response =>
  new Response(body, {
    status,
    headers: { ...windowHeaders, 'content-security-policy': contentPolicy, 'content-type': type },
  });
