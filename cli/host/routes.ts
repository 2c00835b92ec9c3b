import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { AppPool } from '../../services/threads/app-pool.ts';
import { bytesToUtf8 } from '../../shared/base/bytes.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { parseJson } from '../../shared/ledger/canonical-json.ts';
import type { EventStreams } from './event-streams.ts';
import type { HostLimits } from './limits.ts';
import { readPeerUser } from './peer-user.ts';
import { readBody } from './read-body.ts';
import { refusals, type Refusal } from './refusal.ts';
import { sendJson } from './replies.ts';
import type { CheckedRequest } from './request-rules.ts';
import type { Session } from './session.ts';
import type { Uploads } from './uploads.ts';

export type RouteParts = {
  readonly pool: AppPool;
  readonly session: Session;
  readonly streams: EventStreams;
  readonly uploads: Uploads;
  readonly limits: HostLimits;
  /** Undefined where the system has no user numbers. */
  readonly userId: number | undefined;
};

export type Exchange = {
  readonly checked: CheckedRequest;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
};

/** Sends the reply, or gives back why there is none. */
type Act = (exchange: Exchange) => Promise<Refusal | undefined>;
export type Routes = ReadonlyMap<string, Readonly<Partial<Record<string, Act>>>>;

const tokenBody = z.strictObject({ token: z.string().max(200) });
const callBody = z.strictObject({ method: z.string().max(20_000), input: z.unknown().optional() });
const tokenBytesMax = 1024;

/** The four addresses beside the page's own files. All but the exchange of the token belong to the session. */
export const createRoutes = ({ pool, session, streams, uploads, limits, userId }: RouteParts): Routes => {
  const readJson = async <T>(
    { checked, request }: Exchange,
    schema: z.ZodType<T>,
    bytesMax: number,
  ): Promise<Result<T, Refusal>> => {
    if (!isJson(checked)) return err(refusals.wrongType('application/json'));
    const body = await readBody(request, { bytesMax, milliseconds: limits.bodyMilliseconds });
    if (!body.ok) return body;
    const text = bytesToUtf8(body.value);
    if (text === undefined) return err(refusals.malformed('its body is not UTF-8'));
    const json = parseJson(text);
    // The message names the fault and repeats nothing of the text.
    if (!json.ok) return err({ ...refusals.badInput(''), message: json.error.message });
    const parsed = schema.safeParse(json.value);
    return parsed.success ? ok(parsed.data) : err(refusals.badInput('its body is of another shape'));
  };
  const sessionFault = ({ headers }: CheckedRequest, needsCsrf: boolean): Refusal | undefined =>
    session.holdsCookie(headers.get('cookie')) && (!needsCsrf || session.holdsCsrf(headers.get('x-plumbline-csrf')))
      ? undefined
      : refusals.noSession();

  const exchangeToken: Act = async (exchange) => {
    const body = await readJson(exchange, tokenBody, tokenBytesMax);
    if (!body.ok) return body.error;
    const peer = readPeerUser(exchange.request.socket);
    if (peer !== undefined && peer !== userId) return refusals.foreign('it comes from another user of this machine');
    switch (session.exchange(body.value.token)) {
      case 'too many':
        return refusals.tooManyTokens();
      case 'refused':
        return refusals.wrongToken();
      case 'opened':
        sendJson(exchange.response, { csrf: session.csrf }, { 'set-cookie': session.setCookie });
        return undefined;
    }
  };
  const resumeSession: Act = async ({ checked, response }) => {
    const fault = sessionFault(checked, false);
    if (fault === undefined) sendJson(response, { csrf: session.csrf });
    return fault;
  };
  const call: Act = async (exchange) => {
    const fault = sessionFault(exchange.checked, true);
    if (fault !== undefined) return fault;
    const body = await readJson(exchange, callBody, limits.callBytesMax);
    if (!body.ok) return body.error;
    sendJson(exchange.response, await pool.send(body.value.method, body.value.input));
    return undefined;
  };
  const listen: Act = async ({ checked, response }) => {
    const fault = sessionFault(checked, false);
    if (fault !== undefined) return fault;
    if (streams.count() >= limits.streamsMax) return refusals.tooMany('windows');
    streams.open(response, checked.headers.get('last-event-id'));
    return undefined;
  };
  const upload: Act = async ({ checked, request, response }) => {
    const fault = sessionFault(checked, true);
    if (fault !== undefined) return fault;
    // A form of another site cannot send this type without being asked first, and it would be refused then.
    if (checked.headers.get('content-type') !== 'application/octet-stream') {
      return refusals.wrongType('application/octet-stream');
    }
    const taken = await uploads.take(request, checked.headers.get('x-plumbline-name'));
    if (!taken.ok) return taken.error;
    sendJson(response, { path: taken.value });
    return undefined;
  };
  return new Map([
    ['/api/session', { GET: resumeSession, POST: exchangeToken }],
    ['/api/call', { POST: call }],
    ['/api/events', { GET: listen }],
    ['/api/upload', { POST: upload }],
  ]);
};

const isJson = ({ headers }: CheckedRequest): boolean =>
  /^application\/json(?:; ?charset=utf-8)?$/iu.test(headers.get('content-type') ?? '');
