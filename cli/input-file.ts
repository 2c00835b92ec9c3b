import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { bytesToUtf8 } from '../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../shared/base/result.ts';

const jsonBytesMax = 64 * 1024 * 1024;

/** A JSON document from a file, or from the given stream where the path is `-`. */
export const readJson = async (path: string, standardInput: NodeJS.ReadableStream): Promise<Result<unknown>> => {
  try {
    const bytes = path === '-' ? await readStream(standardInput) : readBytes(path);
    const text = bytes === undefined ? undefined : bytesToUtf8(bytes);
    if (text === undefined) return refuse(`${path} is not UTF-8 text of at most ${jsonBytesMax} bytes.`, path);
    return parseJson(text, path);
  } catch (error) {
    return err(toInputFailure(error, path));
  }
};

/** What the operating system said about a file that somebody named; anything else is a bug and is thrown on. */
export const toInputFailure = (error: unknown, path: string): Failure => {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (!(error instanceof Error) || code === undefined || !('syscall' in error)) throw error;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return { code: 'NOT_FOUND', message: `There is no file ${path}.`, hint: 'Check the name.', at: path };
  }
  if (code === 'EISDIR') {
    return { code: 'BAD_INPUT', message: `${path} is a folder.`, hint: 'Name a file.', at: path };
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return {
      code: 'NO_PERMISSION',
      message: `The system does not allow ${path} to be read.`,
      hint: 'Check who owns it and its permissions.',
      at: path,
    };
  }
  return {
    code: 'STORAGE_FAILED',
    message: `The operating system refused ${path}: ${error.message}.`,
    hint: 'Check the disk.',
    at: path,
  };
};

const readBytes = (path: string): Buffer | undefined => {
  const descriptor = openSync(path, 'r');
  try {
    return fstatSync(descriptor).size > jsonBytesMax ? undefined : readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

const readStream = async (stream: NodeJS.ReadableStream): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > jsonBytesMax) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
};

const parseJson = (text: string, path: string): Result<unknown> => {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return refuse(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}.`, path);
  }
};

const refuse = (message: string, at: string): Result<never> =>
  err({ code: 'BAD_INPUT', message, hint: 'Name a file with one JSON document.', at });
