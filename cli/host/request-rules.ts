import { err, ok, type Result } from '../../shared/base/result.ts';
import { refusals, type Refusal } from './refusal.ts';

/** A request as it came over the wire, headers unmerged. Any program and any web page on this machine can send one. */
export type RawRequest = {
  readonly httpVersion: string;
  readonly method: string;
  readonly url: string;
  readonly rawHeaders: readonly string[];
};

export type CheckedRequest = {
  readonly method: string;
  readonly path: string;
  /** By name in lower case; each came once. */
  readonly headers: ReadonlyMap<string, string>;
};

/** What holds for every route, the page's own files included. */
export const checkRequest = (
  { httpVersion, method, url, rawHeaders }: RawRequest,
  port: number,
  headersMax: number,
): Result<CheckedRequest, Refusal> => {
  if (httpVersion !== '1.1') return err(refusals.malformed('it is not HTTP/1.1'));
  // A second host before the path (`//evil`) would be read as one by careless code.
  if (!url.startsWith('/') || url.startsWith('//')) return err(refusals.malformed('it does not name a path'));
  const headers = readHeaders(rawHeaders, headersMax);
  if (!headers.ok) return headers;
  const fault = hostFault(headers.value, port) ?? originFault(headers.value, url) ?? formFault(method, headers.value);
  return fault === undefined ? ok({ method, path: url, headers: headers.value }) : err(fault);
};

const readHeaders = (
  rawHeaders: readonly string[],
  headersMax: number,
): Result<ReadonlyMap<string, string>, Refusal> => {
  if (rawHeaders.length / 2 > headersMax) return err(refusals.malformed('it has too many headers'));
  const headers = new Map<string, string>();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase();
    if (headers.has(name)) return err(refusals.malformed('a header came twice'));
    headers.set(name, rawHeaders[at + 1] ?? '');
  }
  return ok(headers);
};

// Compared whole: a test for a prefix lets 127.evil.example pass, and a page whose name was rebound to 127.0.0.1 sends its own.
const hostFault = (headers: CheckedRequest['headers'], port: number): Refusal | undefined => {
  const host = headers.get('host');
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`
    ? undefined
    : refusals.foreign('it names another host');
};

const originFault = (headers: CheckedRequest['headers'], url: string): Refusal | undefined => {
  const origin = headers.get('origin');
  if (origin !== undefined && origin !== `http://${headers.get('host') ?? ''}`) {
    return refusals.foreign('it comes from another origin');
  }
  const site = headers.get('sec-fetch-site');
  // Only the page itself may be opened by typing its address.
  const isOwn = site === undefined || site === 'same-origin' || (site === 'none' && !url.startsWith('/api/'));
  return isOwn ? undefined : refusals.foreign('it comes from another site');
};

/** Nothing here needs these, and each has let somebody past a check somewhere. */
const unwantedHeaders = ['range', 'upgrade', 'forwarded', 'x-forwarded-host', 'x-http-method-override'] as const;

const formFault = (method: string, headers: CheckedRequest['headers']): Refusal | undefined => {
  if (headers.has('expect')) return { ...refusals.malformed('nothing may be expected'), status: 417 };
  const unwanted = unwantedHeaders.find((name) => headers.has(name));
  if (unwanted !== undefined) return refusals.malformed(`the header ${unwanted} is not served`);
  const hasBody = headers.has('transfer-encoding') || (headers.get('content-length') ?? '0') !== '0';
  return method !== 'POST' && hasBody ? refusals.malformed('it has a body that nobody would read') : undefined;
};
