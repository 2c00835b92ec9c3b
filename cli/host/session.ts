import { hash, timingSafeEqual } from 'node:crypto';
import { bytesToBase64url, bytesToHex } from '../../shared/base/bytes.ts';
import type { RandomBytes } from '../../shared/base/random.ts';

/** The one session of a host: a token that is good once, then a cookie and a value that pages elsewhere cannot read. */
export type Session = {
  readonly token: string;
  readonly csrf: string;
  readonly setCookie: string;
  readonly exchange: (token: string) => 'opened' | 'refused' | 'too many';
  /** Whether a window has taken the token. */
  readonly isOpened: () => boolean;
  readonly holdsCookie: (cookieHeader: string | undefined) => boolean;
  readonly holdsCsrf: (csrfHeader: string | undefined) => boolean;
};

export type SessionParts = {
  readonly random: RandomBytes;
  readonly now: () => number;
  readonly failuresMax: number;
  /** One line for the person; never anything that was sent. */
  readonly log: (line: string) => void;
};

const secretBytes = 32;
const instanceBytes = 8;
const minuteMilliseconds = 60_000;

export const createSession = ({ random, now, failuresMax, log }: SessionParts): Session => {
  const secret = (): string => bytesToBase64url(random(secretBytes));
  const [token, cookie, csrf] = [secret(), secret(), secret()];
  // Cookies know no ports: without a name of its own, one start would overwrite the cookie of another.
  const name = `__plumbline_${bytesToHex(random(instanceBytes))}`;
  let isUsed = false;
  let failures = { since: now(), count: 0 };

  const noteFailure = (): 'refused' | 'too many' => {
    if (now() - failures.since > minuteMilliseconds) failures = { since: now(), count: 0 };
    failures = { ...failures, count: failures.count + 1 };
    if (failures.count <= failuresMax) log(`A wrong or used token was refused (${failures.count} within a minute).`);
    if (failures.count !== failuresMax) return failures.count > failuresMax ? 'too many' : 'refused';
    log('More wrong tokens within this minute are refused without a word.');
    return 'refused';
  };
  return {
    token,
    csrf,
    setCookie: `${name}=${cookie}; HttpOnly; SameSite=Strict; Path=/`,
    // The right token is taken however many wrong ones came: 256 bits are not guessed, and nobody can lock the person out.
    exchange: (given) => {
      if (!isSame(given, token) || isUsed) return noteFailure();
      isUsed = true;
      return 'opened';
    },
    isOpened: () => isUsed,
    holdsCookie: (header) => {
      const values = readCookies(header, name);
      return isUsed && values.length === 1 && isSame(values[0] ?? '', cookie);
    },
    holdsCsrf: (given) => given !== undefined && isSame(given, csrf),
  };
};

/** In constant time, whatever the lengths. */
const isSame = (given: string, expected: string): boolean =>
  timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', expected, 'buffer'));

const readCookies = (header: string | undefined, name: string): readonly string[] =>
  (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
