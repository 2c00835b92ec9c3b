import { ok, type Result } from '../../shared/base/result.ts';
import type { Report } from '../../shared/api/events.ts';
import type { AppDeps } from '../app-deps.ts';
import { startCopyThreads, type CopyThreads } from '../workers/copy-threads.ts';
import { takeFiles, type TakenFile } from './evidence-files.ts';
import { largeFileBytes, takeLargeFile } from './large-file.ts';
import { isFatal, type TakeFailure } from './source-file.ts';
import type { Source } from './source-list.ts';

/** Files that are durable, to be acknowledged by one transaction; after `stoppedBy` comes none. */
export type TakenBatch = {
  readonly files: readonly { readonly source: Source; readonly taken: Result<TakenFile, TakeFailure> }[];
  readonly stoppedBy: TakeFailure | null;
};

/** Each batch twice the one before: the first is soon acknowledged, and the later ones wait less often for the disk. */
const batchFiles = (at: number): number => Math.min(batchFilesFirst * 2 ** at, batchFilesMax);
const batchFilesFirst = 256;
const batchFilesMax = 4096;
const batchBytesMax = 2 ** 28;
// Starting threads costs more than copying this much.
const alongsideFromFiles = 64;
const alongsideFromBytes = 2 ** 24;

/**
 * Copies the sources in their order, batch by batch. Where there is much, threads copy the next batches while the caller
 * acknowledges this one, and a large file is hashed beside its reading.
 */
export async function* copyBatches(
  folder: string,
  sources: readonly Source[],
  { random, report = () => undefined }: Pick<AppDeps, 'random' | 'report'>,
): AsyncGenerator<TakenBatch, void> {
  const units = toUnits(sources);
  const bytes = sources.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (sources.length < alongsideFromFiles && bytes < alongsideFromBytes) {
    for (const unit of units) {
      yield toBatch(unit, takeFiles(folder, pathsOf(unit), random));
    }
    return;
  }
  const threads = startCopyThreads();
  try {
    yield* copyAlongside({ folder, units, threads, random, report });
  } finally {
    await threads.stop();
  }
}

type Unit = readonly Source[];
type Alongside = {
  readonly folder: string;
  readonly units: readonly Unit[];
  readonly threads: CopyThreads;
  readonly random: AppDeps['random'];
  readonly report: Report;
};

async function* copyAlongside({ folder, units, threads, random, report }: Alongside): AsyncGenerator<TakenBatch, void> {
  const begun: { readonly unit: Unit; readonly taken: ReturnType<CopyThreads['take']> }[] = [];
  let next = 0;
  const begin = (): void => {
    // One more than there are threads, so that none of them waits for the acknowledging.
    for (; begun.length <= threads.count; next += 1) {
      const unit = units[next];
      if (unit === undefined || isLarge(unit)) return;
      begun.push({ unit, taken: threads.take(folder, pathsOf(unit)) });
    }
  };
  for (;;) {
    begin();
    const oldest = begun.shift();
    if (oldest !== undefined) {
      yield toBatch(oldest.unit, await oldest.taken);
      continue;
    }
    const large = units[next]?.[0];
    if (large === undefined) return;
    next += 1;
    const onBytes = reportMebibytes(report, large.sizeBytes);
    const taken = await takeLargeFile({ folder, random, threads }, large.path, onBytes);
    const isStopped = !taken.ok && isFatal(taken.error);
    yield { files: isStopped ? [] : [{ source: large, taken }], stoppedBy: isStopped ? taken.error : null };
  }
}

const mebibyte = 2 ** 20;

const reportMebibytes = (report: Report, sizeBytes: number): ((bytesDone: number) => void) => {
  const total = Math.ceil(sizeBytes / mebibyte);
  return (bytesDone) =>
    report({ step: 'copying and hashing a large file, in MiB', done: Math.floor(bytesDone / mebibyte), total });
};

const isLarge = (unit: Unit): boolean => (unit[0]?.sizeBytes ?? 0) >= largeFileBytes;

const pathsOf = (unit: Unit) => unit.map(({ path }) => path);

/** Runs of small files, and each large file by itself, in the order of the sources. */
const toUnits = (sources: readonly Source[]): readonly Unit[] => {
  const units: Source[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const source of sources) {
    const current = units.at(-1);
    const isFull =
      current === undefined ||
      current.length >= batchFiles(units.length - 1) ||
      bytes + source.sizeBytes > batchBytesMax;
    if (isFull || source.sizeBytes >= largeFileBytes) {
      units.push([source]);
      bytes = source.sizeBytes >= largeFileBytes ? Number.POSITIVE_INFINITY : source.sizeBytes;
    } else {
      current.push(source);
      bytes += source.sizeBytes;
    }
  }
  return units;
};

const toBatch = (unit: Unit, { files, stoppedBy }: Awaited<ReturnType<CopyThreads['take']>>): TakenBatch => ({
  files: files.flatMap((taken, at) => {
    const source = unit[at];
    return source === undefined ? [] : [{ source, taken: taken.ok ? ok(taken.value) : taken }];
  }),
  stoppedBy,
});
