import type { ServerResponse } from 'node:http';
import { contentPolicy, windowHeaders } from '../../shared/api/content-policy.ts';
import type { Refusal } from './refusal.ts';
import type { WindowFile } from '../../services/window-files.ts';

/** A reply that is no page runs nothing and shows in no frame, whatever it is taken for. */
const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

const jsonHeaders = {
  ...windowHeaders,
  'content-security-policy': dataPolicy,
  'content-type': 'application/json; charset=utf-8',
} as const;

export const sendFile = (response: ServerResponse, { type, bytes }: WindowFile): void => {
  response
    .writeHead(200, {
      ...windowHeaders,
      'content-security-policy': contentPolicy,
      'content-type': type,
      'content-length': bytes.length,
    })
    .end(bytes);
};

export const sendJson = (
  response: ServerResponse,
  document: unknown,
  more: Readonly<Record<string, string>> = {},
): void => {
  const bytes = Buffer.from(JSON.stringify(document));
  response.writeHead(200, { ...jsonHeaders, ...more, 'content-length': bytes.length }).end(bytes);
};

/** The connection ends with the reply: what else came over it is not looked at. */
export const sendRefusal = (response: ServerResponse, refusal: Refusal): void => {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const bytes = Buffer.from(refusalText(refusal));
  const { status, allow } = refusal;
  response
    .writeHead(status, {
      ...jsonHeaders,
      ...(allow !== undefined && { allow }),
      connection: 'close',
      'content-length': bytes.length,
    })
    .end(bytes);
};

/** A refusal as bytes on the wire, where the server has made no response of the request. */
export const rawRefusal = (refusal: Refusal): string => {
  const text = refusalText(refusal);
  const headers = Object.entries({ ...jsonHeaders, connection: 'close', 'content-length': Buffer.byteLength(text) });
  return [`HTTP/1.1 ${refusal.status} Refused`, ...headers.map(([name, value]) => `${name}: ${value}`), '', text].join(
    '\r\n',
  );
};

const refusalText = ({ code, message, hint }: Refusal): string =>
  JSON.stringify({ ok: false, error: { code, message, hint } });

export const startEventStream = (response: ServerResponse): void => {
  response.writeHead(200, {
    ...windowHeaders,
    'content-security-policy': dataPolicy,
    'content-type': 'text/event-stream; charset=utf-8',
  });
  response.flushHeaders();
};
