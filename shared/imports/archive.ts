import { ok, type Result } from '../base/result.ts';
import { createHeldReader } from './held-reader.ts';
import type { Importer, ImportSink, ImportSource } from './importer.ts';
import { createTarReader } from './tar.ts';
import { readTarHeader, tarBlockBytes } from './tar-header.ts';
import { listZip } from './zip.ts';

/** ZIP and TAR as a list of what is in them. Nothing is unpacked, and no name is ever a path. */
export const archiveImporter: Importer = {
  format: 'archive',
  sniff: (head, name) => {
    if (isZipStart(head)) return 2;
    if (head.length >= tarBlockBytes && readTarHeader(head.subarray(0, tarBlockBytes)) !== undefined && head[0] !== 0)
      return 2;
    return /\.(?:zip|jar|apk|docx|xlsx|pptx)$/iu.test(name) && head.includes(0) ? 1 : 0;
  },
  open: (sink, { clockOffsetSeconds }) => {
    const tar = createTarReader(sink, clockOffsetSeconds);
    const held = createHeldReader((source) => listZip(source, sink, clockOffsetSeconds));
    let reader: typeof held | undefined;
    let head: Uint8Array = new Uint8Array();
    const begin = (): Result<void> => {
      reader = looksLikeTar(head) ? tar : held;
      return reader.push(head);
    };
    return {
      push: (chunk) => {
        if (reader !== undefined) return reader.push(chunk);
        const joined = new Uint8Array(head.length + chunk.length);
        joined.set(head);
        joined.set(chunk, head.length);
        head = joined;
        return head.length >= tarBlockBytes ? begin() : ok(undefined);
      },
      end: () => {
        const begun = reader === undefined ? begin() : ok(undefined);
        return begun.ok ? (reader ?? held).end() : begun;
      },
    };
  },
  openAt: (source, sink, { clockOffsetSeconds }) =>
    looksLikeTar(source.read(0, tarBlockBytes))
      ? listTar(source, sink, clockOffsetSeconds)
      : listZip(source, sink, clockOffsetSeconds),
};

const isZipStart = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));

export const looksLikeTar = (head: Uint8Array): boolean =>
  head.length >= tarBlockBytes && !isZipStart(head) && readTarHeader(head.subarray(0, tarBlockBytes)) !== undefined;

const stepBytes = 2 ** 18;

const listTar = (source: ImportSource, sink: ImportSink, clockOffsetSeconds: number | undefined): Result<void> => {
  const reader = createTarReader(sink, clockOffsetSeconds);
  for (let position = 0; position < source.sizeBytes;) {
    const skipped = Math.min(reader.skippable(), source.sizeBytes - position);
    reader.skip(skipped);
    position += skipped;
    const bytes = source.read(position, stepBytes);
    const pushed = reader.push(bytes);
    if (!pushed.ok) return pushed;
    position += bytes.length;
  }
  return reader.end();
};
