import { mkdirSync, rmSync, statfsSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { makeOwnFolder, removeFolder, sweepFolders } from './own-folder.ts';
import { refusals, type Refusal } from './refusal.ts';
import { uploadName } from './upload-name.ts';

/** Files that were dropped on the window, on their way into a case. They last as long as the host. */
export type Uploads = {
  readonly take: (request: IncomingMessage, nameHeader: string | undefined) => Promise<Result<string, Refusal>>;
  readonly close: () => void;
};

export type UploadLimits = {
  readonly uploadBytesMax: number;
  readonly freeBytesMin: number;
  readonly silenceMilliseconds: number;
};

/** How often the room on the disk is looked at. */
const stepBytes = 64 * 2 ** 20;

export const createUploads = (limits: UploadLimits): Uploads => {
  let folder: string | undefined;
  let lastNumber = 0;
  const makePlace = (): string => {
    if (folder === undefined) {
      sweepFolders('uploads');
      folder = makeOwnFolder('uploads');
    }
    lastNumber += 1;
    // A folder for each keeps the name that the file came with, and two of one name apart.
    const place = join(folder, String(lastNumber));
    mkdirSync(place, { mode: 0o700 });
    return place;
  };
  return {
    take: async (request, nameHeader) => {
      const declaredBytes = Number(request.headers['content-length'] ?? 0);
      if (declaredBytes > limits.uploadBytesMax) return err(refusals.tooLarge(limits.uploadBytesMax));
      const place = makePlace();
      const hasRoom = (wantedBytes: number): boolean => freeBytes(place) - wantedBytes >= limits.freeBytesMin;
      const path = join(place, uploadName(nameHeader, process.platform));
      const taken = hasRoom(declaredBytes) ? await receive(request, path, hasRoom, limits) : refusals.noSpace();
      if (taken === undefined) return ok(path);
      rmSync(place, { recursive: true, force: true });
      return err(taken);
    },
    close: () => {
      if (folder !== undefined) removeFolder(folder);
      folder = undefined;
    },
  };
};

const freeBytes = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

/** Why the file could not be received; undefined once it is whole and closed. */
const receive = async (
  request: IncomingMessage,
  path: string,
  hasRoom: (wantedBytes: number) => boolean,
  limits: UploadLimits,
): Promise<Refusal | undefined> => {
  const file = await open(path, 'wx', 0o600);
  let isSilent = false;
  const silence = setTimeout(() => {
    isSilent = true;
    request.destroy();
  }, limits.silenceMilliseconds);
  try {
    return await copy(request, file, hasRoom, limits.uploadBytesMax, () => silence.refresh());
  } catch (error) {
    if (isSilent) return refusals.tooSlow();
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return refusals.noSpace();
    if (request.destroyed && !request.complete) return refusals.malformed('it broke off');
    throw error;
  } finally {
    clearTimeout(silence);
    await file.close();
  }
};

const copy = async (
  request: IncomingMessage,
  file: FileHandle,
  hasRoom: (wantedBytes: number) => boolean,
  bytesMax: number,
  onBytes: () => void,
): Promise<Refusal | undefined> => {
  let sizeBytes = 0;
  let checkedBytes = 0;
  // Left open when it is refused half-way, or the reply could not be sent.
  const chunks: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  for await (const chunk of chunks) {
    onBytes();
    sizeBytes += chunk.length;
    if (sizeBytes > bytesMax) return refusals.tooLarge(bytesMax);
    if (sizeBytes - checkedBytes >= stepBytes) {
      checkedBytes = sizeBytes;
      if (!hasRoom(chunk.length)) return refusals.noSpace();
    }
    await file.appendFile(chunk);
  }
  return undefined;
};
