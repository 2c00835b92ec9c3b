import { spawnSync } from 'node:child_process';
import { closeSync, lstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isSharedMemory, type DiskEvent } from './disk-event.ts';
import { createDiskModel, type DiskImage } from './disk-model.ts';
import { readStraceLog, tracedCalls } from './strace-log.ts';

const tracer = 'strace';

/** Empty where processes can be traced here, else why not. */
export const whyNotTraced = ((): string => {
  if (process.platform !== 'linux') return 'system calls are recorded on Linux only';
  const tried = spawnSync(tracer, ['-f', '-y', '-xx', '--seccomp-bpf', '-e', tracedCalls, 'true'], {
    encoding: 'utf8',
  });
  if (tried.error !== undefined) return 'there is no strace here';
  return tried.status === 0 ? '' : 'this process may not trace, or strace is older than 5.3';
})();

/** A line for `bin/plumbline`; every path in it is absolute. */
export type Command = readonly string[];

export type Recording = {
  readonly start: DiskImage;
  readonly events: readonly DiskEvent[];
  /** What each command printed, in their order. */
  readonly replies: readonly unknown[];
};

export type RecordOptions = {
  /** Folder whose files count; it holds `profile` and everything that the commands write. */
  readonly root: string;
  /** Folder for the logs, outside it. */
  readonly scratch: string;
  /** Variables of the program's environment, beside those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Told before each command. */
  readonly before?: (command: number) => void;
};

export const projectFolder = fileURLToPath(new URL('../../../', import.meta.url));

/** Runs commands one after the other under `strace`, and says what reached the disk, in which order. */
export const recordCommands = (
  commands: readonly Command[],
  { root, scratch, environment = {}, before = () => undefined }: RecordOptions,
): Recording => {
  const start = readDisk(root);
  const events: DiskEvent[] = [];
  const replies: unknown[] = [];
  for (const [command, words] of commands.entries()) {
    before(command);
    events.push({ kind: 'begun', command });
    const log = join(scratch, `calls-${command}`);
    const output = join(scratch, `reply-${command}`);
    const descriptor = openSync(output, 'w');
    const options = ['-f', '-y', '-xx', '-s', '100000000', '--seccomp-bpf', '-e', tracedCalls, '-o', log];
    const traced = spawnSync(tracer, [...options, join(projectFolder, 'bin', 'plumbline'), ...words, '--json'], {
      stdio: ['ignore', descriptor, 'pipe'],
      encoding: 'utf8',
      // Calls that a ring hands to the kernel are not seen.
      env: { ...process.env, ...environment, UV_USE_IO_URING: '0', PLUMBLINE_HOME: join(root, 'profile') },
    });
    closeSync(descriptor);
    const reply = readFileSync(output, 'utf8');
    if (traced.status !== 0) throw new Error(`${words.join(' ')}: ${reply}${traced.stderr}`);
    replies.push(JSON.parse(reply));
    events.push(...readStraceLog(readFileSync(log, 'latin1'), { root, output, command }));
  }
  const unexplained = differences(replayAll({ start, events }), readDisk(root));
  if (unexplained.length > 0) throw new Error(`the record does not explain ${unexplained.join(', ')}`);
  return { start, events, replies };
};

const replayAll = ({ start, events }: Pick<Recording, 'start' | 'events'>): DiskImage => {
  const model = createDiskModel(start);
  for (const event of events) model.apply(event);
  return model.imageAt('all', () => 0);
};

/** Every folder and file below a folder. */
const readDisk = (root: string): DiskImage =>
  new Map(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => !isSharedMemory(path))
      .map((path) => {
        const isFolder = lstatSync(join(root, path)).isDirectory();
        return [path, isFolder ? null : Uint8Array.from(readFileSync(join(root, path)))];
      }),
  );

const differences = (left: DiskImage, right: DiskImage): readonly string[] =>
  [...new Set([...left.keys(), ...right.keys()])].filter((path) => {
    const [one, other] = [left.get(path), right.get(path)];
    if (one === undefined || other === undefined) return true;
    return one === null || other === null ? one !== other : Buffer.compare(one, other) !== 0;
  });
