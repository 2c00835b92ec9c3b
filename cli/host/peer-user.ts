import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';

export type Connection = Pick<Socket, 'remoteAddress' | 'remotePort' | 'localPort'>;

/**
 * Number of the user whose program is at the other end, as Linux lists it; undefined where that cannot be told. A
 * token may be seen by others on its way to the browser, in the list of processes; it is no use to another user then.
 */
export const readPeerUser = (connection: Connection, tables: readonly string[] = linuxTables): number | undefined => {
  for (const table of tables) {
    const user = findUser(readTable(table), connection);
    if (user !== undefined) return user;
  }
  return undefined;
};

/** The second one has the sockets that speak IPv4 by way of IPv6. */
const linuxTables = ['/proc/net/tcp', '/proc/net/tcp6'] as const;

const readTable = (path: string): string => {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    // Another system than Linux.
    return '';
  }
};

/** Rows as proc(5) has them: number, local and remote address, state, queues, timer, retransmissions, user. */
const findUser = (table: string, { remoteAddress, remotePort, localPort }: Connection): number | undefined => {
  if (remotePort === undefined || localPort === undefined) return undefined;
  const address = toHexAddress(remoteAddress);
  for (const row of table.split('\n')) {
    const [, local = '', remote = '', , , , , user] = row.trim().split(/\s+/u);
    const isOurs = local.endsWith(`${address}:${toHexPort(remotePort)}`) && remote.endsWith(`:${toHexPort(localPort)}`);
    if (isOurs && user !== undefined && /^\d+$/u.test(user)) return Number(user);
  }
  return undefined;
};

const toHexPort = (port: number): string => port.toString(16).toUpperCase().padStart(4, '0');

/** The kernel prints the address as the number that this machine's processor reads its four bytes as. */
const toHexAddress = (address: string | undefined): string => {
  const bytes = (address ?? '').split('.').map(Number);
  if (bytes.length !== 4) return 'none';
  const isLittle = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
  return (isLittle ? bytes.toReversed() : bytes)
    .map((byte) => byte.toString(16).toUpperCase().padStart(2, '0'))
    .join('');
};
