import { bytesToHex } from '../base/bytes.ts';

/** What the bytes themselves say that a file is. Only a beginning is looked at: nothing says that the rest is as it should be. */
export type Recognised = {
  readonly title: string;
  readonly mediaType: string;
  /** The bytes that say so, and where they stand. */
  readonly signature: string;
};

type Signature = readonly [title: string, mediaType: string, at: number, bytes: string];

/**
 * Signatures as the specifications of the formats, or the IANA registry, have them, in hexadecimal; `..` is any byte. The first that fits counts, so that
 * the longer stand before the shorter.
 */
const signatures: readonly Signature[] = [
  ['PNG image', 'image/png', 0, '89504e470d0a1a0a'],
  ['JPEG image', 'image/jpeg', 0, 'ffd8ff'],
  ['GIF image', 'image/gif', 0, '474946383761'],
  ['GIF image', 'image/gif', 0, '474946383961'],
  ['WebP image', 'image/webp', 0, '52494646........57454250'],
  ['BMP image', 'image/bmp', 0, '424d........00000000'],
  ['TIFF image, low byte first', 'image/tiff', 0, '49492a00'],
  ['TIFF image, high byte first', 'image/tiff', 0, '4d4d002a'],
  ['Windows icon', 'image/vnd.microsoft.icon', 0, '00000100'],
  ['PDF document', 'application/pdf', 0, '255044462d'],
  [
    'OLE compound file (old Office documents, MSI, Outlook messages)',
    'application/x-ole-storage',
    0,
    'd0cf11e0a1b11ae1',
  ],
  ['Rich Text Format', 'application/rtf', 0, '7b5c727466'],
  ['ZIP archive (also Office documents, JAR, APK)', 'application/zip', 0, '504b0304'],
  ['ZIP archive without entries', 'application/zip', 0, '504b0506'],
  ['gzip', 'application/gzip', 0, '1f8b08'],
  ['bzip2', 'application/x-bzip2', 0, '425a68..314159265359'],
  ['xz', 'application/x-xz', 0, 'fd377a585a00'],
  ['Zstandard', 'application/zstd', 0, '28b52ffd'],
  ['LZ4 frame', 'application/x-lz4', 0, '04224d18'],
  ['7-Zip archive', 'application/x-7z-compressed', 0, '377abcaf271c'],
  ['RAR archive', 'application/vnd.rar', 0, '526172211a0700'],
  ['RAR archive, version 5', 'application/vnd.rar', 0, '526172211a070100'],
  ['Windows cabinet', 'application/vnd.ms-cab-compressed', 0, '4d53434600000000'],
  ['tar archive', 'application/x-tar', 257, '7573746172'],
  ['ELF program or library', 'application/x-elf', 0, '7f454c46'],
  ['Mach-O program, 64 bit', 'application/x-mach-binary', 0, 'cffaedfe'],
  ['Mach-O program, 32 bit', 'application/x-mach-binary', 0, 'cefaedfe'],
  ['WebAssembly module', 'application/wasm', 0, '0061736d01000000'],
  ['Android bytecode', 'application/vnd.android.dex', 0, '6465780a'],
  ['Windows or DOS program', 'application/vnd.microsoft.portable-executable', 0, '4d5a'],
  ['SQLite database', 'application/vnd.sqlite3', 0, '53514c69746520666f726d6174203300'],
  ['Windows shortcut', 'application/x-ms-shortcut', 0, '4c0000000114020000000000c000000000000046'],
  ['Windows event log', 'application/x-ms-evtx', 0, '456c6646696c6500'],
  ['Windows event log before Vista', 'application/x-ms-evt', 0, '300000004c664c65'],
  ['Windows registry hive', 'application/x-ms-registry', 0, '72656766'],
  ['Windows prefetch file, compressed', 'application/x-ms-prefetch', 0, '4d414d04'],
  ['Windows prefetch file', 'application/x-ms-prefetch', 4, '53434341'],
  ['Outlook data file', 'application/vnd.ms-outlook-pst', 0, '2142444e'],
  ['ESE database', 'application/x-ms-ese', 4, 'efcdab89'],
  ['Windows minidump', 'application/x-dmp', 0, '4d444d50'],
  ['Windows crash dump', 'application/x-dmp', 0, '5041474544554d50'],
  ['Windows crash dump, 64 bit', 'application/x-dmp', 0, '5041474544553634'],
  ['packet capture, microseconds', 'application/vnd.tcpdump.pcap', 0, 'd4c3b2a1'],
  ['packet capture, microseconds, high byte first', 'application/vnd.tcpdump.pcap', 0, 'a1b2c3d4'],
  ['packet capture, nanoseconds', 'application/vnd.tcpdump.pcap', 0, '4d3cb2a1'],
  ['packet capture, next generation', 'application/x-pcapng', 0, '0a0d0d0a........4d3c2b1a'],
  ['Expert Witness image (E01)', 'application/x-ewf', 0, '455646090d0aff00'],
  ['VMware disk', 'application/x-vmdk', 0, '4b444d56'],
  ['Hyper-V disk', 'application/x-vhdx', 0, '7668647866696c65'],
  ['QEMU disk', 'application/x-qcow2', 0, '514649fb'],
  ['ISO 9660 image', 'application/x-iso9660-image', 32_769, '4344303031'],
  ['GUID partition table on a disk image', 'application/x-raw-disk-image', 512, '4546492050415254'],
  ['disk or volume with a boot record', 'application/x-raw-disk-image', 510, '55aa'],
  ['WAVE sound', 'audio/wav', 0, '52494646........57415645'],
  ['AVI video', 'video/x-msvideo', 0, '52494646........41564920'],
  ['MP4 or QuickTime', 'video/mp4', 4, '66747970'],
  ['Matroska or WebM', 'video/x-matroska', 0, '1a45dfa3'],
  ['Ogg', 'application/ogg', 0, '4f676753'],
  ['FLAC sound', 'audio/flac', 0, '664c6143'],
  ['MP3 sound with ID3', 'audio/mpeg', 0, '494433'],
  ['PEM block of a key or certificate', 'application/x-pem-file', 0, '2d2d2d2d2d424547494e20'],
  ['script for an interpreter', 'text/x-script', 0, '2321'],
  ['XML', 'application/xml', 0, '3c3f786d6c20'],
];

/** Undefined where no signature fits: then the file may still be of any format that has none, such as text. */
export const recognise = (head: Uint8Array): Recognised | undefined => {
  const found = signatures.find(([, , at, pattern]) => fits(head, at, pattern));
  if (found === undefined) return undefined;
  const [title, mediaType, at, pattern] = found;
  const bytes = bytesToHex(head.subarray(at, at + pattern.length / 2));
  return { title, mediaType, signature: `${(bytes.match(/../gu) ?? []).join(' ')} at byte ${at}` };
};

const fits = (head: Uint8Array, at: number, pattern: string): boolean => {
  for (let index = 0; index * 2 < pattern.length; index += 1) {
    const wanted = pattern.slice(2 * index, 2 * index + 2);
    if (wanted !== '..' && head[at + index] !== Number.parseInt(wanted, 16)) return false;
  }
  return head.length >= at + pattern.length / 2;
};
