import type { Result } from '../base/result.ts';
import { isEwfStart, listEwf } from './ewf.ts';
import { createHeldReader } from './held-reader.ts';
import type { Importer, ImportOptions, ImportSink, ImportSource } from './importer.ts';
import { hasPartitionTable, listDisk } from './disk-image.ts';

/** Images of disks: what an E01 segment says of its acquisition, and the partitions of a raw image. No file system is read. */
export const imageImporter: Importer = {
  format: 'image',
  sniff: (head, name) => {
    if (isEwfStart(head)) return 2;
    if (!hasPartitionTable(head)) return 0;
    return /\.(?:dd|raw|img|bin|iso|00\d)$/iu.test(name) ? 2 : 1;
  },
  open: (sink, options) => createHeldReader((source) => listImage(source, sink, options)),
  openAt: (source, sink, options) => listImage(source, sink, options),
};

const listImage = (source: ImportSource, sink: ImportSink, { clockOffsetSeconds }: ImportOptions): Result<void> =>
  isEwfStart(source.read(0, 16)) ? listEwf(source, sink, clockOffsetSeconds) : listDisk(source, sink);
