import { isAbsolute, join, relative } from 'node:path';
import { isSharedMemory, type DiskEvent } from './disk-event.ts';

/** The system calls that change files or make them durable. What they leave out, `unexplained` of the recorder finds. */
export const tracedCalls =
  'trace=open,openat,openat2,creat,write,writev,pwrite64,pwritev,pwritev2,ftruncate,truncate,rename,renameat,renameat2,' +
  'link,linkat,unlink,unlinkat,rmdir,mkdir,mkdirat,fsync,fdatasync,syncfs,sync,sync_file_range,copy_file_range,sendfile,fallocate';

export type LogPlace = {
  /** Absolute path of the folder that counts. */
  readonly root: string;
  /** Absolute path of the file that the standard output goes to. */
  readonly output: string;
  readonly command: number;
};

type Call = { readonly name: string; readonly text: string; readonly result: number };

/**
 * Reads what `strace -f -y -xx` wrote. Where calls of several threads overlap, a change counts from the end of its call and
 * a flush covers what had ended before it began, so that nothing is taken for durable that may not have been.
 */
export const readStraceLog = (log: string, place: LogPlace): readonly DiskEvent[] => {
  const events: DiskEvent[] = [];
  const open = new Map<string, { readonly text: string; readonly flush: number | undefined }>();
  let flushes = 0;
  let isSaid = false;
  const beginFlush = (text: string): number | undefined => {
    const path = flushedPath(text, place.root);
    if (path === undefined) return undefined;
    flushes += 1;
    events.push({ kind: 'flush begins', flush: place.command * 1_000_000 + flushes, path });
    return place.command * 1_000_000 + flushes;
  };
  const end = (text: string, flush: number | undefined): void => {
    const call = readCall(text);
    if (call === undefined || call.result < 0) return;
    if (flush !== undefined) events.push({ kind: 'flush ends', flush });
    else if (!isSaid && isOutput(call, place.output)) {
      isSaid = true;
      events.push({ kind: 'acknowledged', command: place.command });
    } else events.push(...changesOf(call, place.root));
  };
  for (const line of log.split('\n')) {
    const [, pid = '', text = ''] = /^(\d+) +(.*)$/u.exec(line) ?? [];
    if (text.endsWith('<unfinished ...>')) {
      const begun = text.slice(0, -' <unfinished ...>'.length);
      open.set(pid, { text: begun, flush: beginFlush(begun) });
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/u.exec(text)?.[1];
    if (resumed !== undefined) {
      const begun = open.get(pid);
      open.delete(pid);
      if (begun !== undefined) end(`${begun.text}${resumed}`, begun.flush);
      continue;
    }
    end(text, beginFlush(text));
  }
  return events;
};

const readCall = (text: string): Call | undefined => {
  const [, name, result] = /^(\w+)\(.*\) += (-?\d+)/su.exec(text) ?? [];
  return name === undefined ? undefined : { name, text, result: Number(result) };
};

const hexToBytes = (text: string): Buffer => Buffer.from(text.replaceAll(String.raw`\x`, ''), 'hex');

/** Paths that a call names, in their order: descriptors by what they stand for, names resolved against their folders. */
const pathsOf = (text: string): readonly string[] => {
  const paths: string[] = [];
  const pattern =
    /(?:AT_FDCWD|\d+)<((?:\\x[0-9a-f]{2})*)>(\(deleted\))?(?:, "((?:\\x[0-9a-f]{2})*)")?|"((?:\\x[0-9a-f]{2})*)"/gu;
  for (const [, folder, gone, name, alone] of text.matchAll(pattern)) {
    const base = folder === undefined ? '' : hexToBytes(folder).toString('utf8');
    const last = hexToBytes(name ?? alone ?? '').toString('utf8');
    const path = isAbsolute(last) ? last : join(base, last);
    paths.push(gone === undefined ? path : '');
  }
  return paths;
};

/** The descriptor that a call writes to or flushes; undefined where it has no name below the folder. */
const descriptorPath = (text: string, root: string): string | undefined => {
  const [, hex, gone] = /^\w+\(\d+<((?:\\x[0-9a-f]{2})*)>(\(deleted\))?/u.exec(text) ?? [];
  return hex === undefined || gone !== undefined ? undefined : within(hexToBytes(hex).toString('utf8'), root);
};

/** Relative to the folder; undefined for what lies outside and for what no disk holds. */
const within = (path: string, root: string): string | undefined => {
  const inside = relative(root, path);
  return path === '' || inside.startsWith('..') || isAbsolute(inside) || isSharedMemory(inside) ? undefined : inside;
};

/** Null for the whole file system. `sync_file_range` promises nothing, so it is none. */
const flushedPath = (text: string, root: string): string | null | undefined => {
  if (/^sync(?:fs)?\(/u.test(text)) return null;
  return /^f(?:data)?sync\(/u.test(text) ? descriptorPath(text, root) : undefined;
};

const isOutput = ({ text }: Call, output: string): boolean => {
  const [, hex = ''] = /^writev?\(1<((?:\\x[0-9a-f]{2})*)>/u.exec(text) ?? [];
  return hexToBytes(hex).toString('utf8') === output;
};

const unmodelled = ({ text }: Call): never => {
  throw new Error(`the recorder does not know what this changes: ${text.slice(0, 300)}`);
};

const changesOf = (call: Call, root: string): readonly DiskEvent[] => {
  const { name, text, result } = call;
  const [first, second] = pathsOf(text).map((path) => within(path, root));
  switch (name) {
    case 'open':
    case 'openat':
    case 'openat2':
    case 'creat':
      if (first === undefined || (name !== 'creat' && !/O_CREAT|O_TRUNC/u.test(text))) return [];
      if (/O_D?SYNC/u.test(text)) return unmodelled(call);
      return [{ kind: 'file', path: first, isEmptied: name === 'creat' || text.includes('O_TRUNC') }];
    case 'write':
    case 'writev':
    case 'pwrite64':
    case 'pwritev': {
      const path = descriptorPath(text, root);
      if (path === undefined) return [];
      const at = name.startsWith('p') ? Number(/, (\d+)\) += \d+/u.exec(text)?.[1]) : null;
      const pieces = [...text.matchAll(name.endsWith('v') ? /iov_base="([^"]*)"/gu : /, "([^"]*)"/gu)];
      const bytes = Buffer.concat(pieces.map(([, piece = '']) => hexToBytes(piece))).subarray(0, result);
      return bytes.length === result && !Number.isNaN(at) ? [{ kind: 'write', path, at, bytes }] : unmodelled(call);
    }
    case 'ftruncate': {
      const path = descriptorPath(text, root);
      const size = Number(/, (\d+)\) += 0/u.exec(text)?.[1]);
      return path === undefined ? [] : [{ kind: 'resize', path, size }];
    }
    case 'rename':
    case 'renameat':
    case 'renameat2':
      if (first === undefined && second === undefined) return [];
      return first === undefined || second === undefined
        ? unmodelled(call)
        : [{ kind: 'rename', from: first, to: second }];
    case 'link':
    case 'linkat':
      if (second === undefined) return [];
      return first === undefined ? unmodelled(call) : [{ kind: 'link', from: first, to: second }];
    case 'unlink':
    case 'unlinkat':
    case 'rmdir':
      return first === undefined ? [] : [{ kind: 'remove', path: first }];
    case 'mkdir':
    case 'mkdirat':
      return first === undefined ? [] : [{ kind: 'folder', path: first }];
    default:
      // Copies inside the kernel and the like: none of them may reach a file that counts.
      return pathsOf(text).some((path) => within(path, root) !== undefined) && name !== 'sync_file_range'
        ? unmodelled(call)
        : [];
  }
};
