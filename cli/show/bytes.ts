import { base64ToBytes } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { parsePlace, placeToText } from '../../shared/domain/excerpt-anchor.ts';
import { findEncoding, type EncodingId } from '../../shared/viewing/encodings.ts';
import { automaticView, headBytes, type ViewId } from '../../shared/viewing/views.ts';
import type { Answer } from '../answer.ts';
import type { Shell } from '../shell.ts';
import { showHex, showMetadata, showStrings, showText, type Shown } from './views.ts';

export const byteViews = ['text', 'hex', 'strings', 'metadata'] as const;
export type ByteView = (typeof byteViews)[number];

const lengthDefault = 512;
export const lengthMax = 32_768;

type BytesRequest = {
  readonly folder: string;
  readonly evidence: string;
  readonly as: ByteView | undefined;
  readonly place: string | undefined;
  readonly encoding: string | undefined;
  readonly length: number | undefined;
};

/** What every file has: its bytes, and what they are as text, as strings and by their beginning. */
export const showBytes = async (
  shell: Shell,
  { folder, evidence, as, place: at, encoding: label, length }: BytesRequest,
): Promise<Result<Answer, Failure>> => {
  const encoding = label === undefined ? undefined : findEncoding(label)?.id;
  if (label !== undefined && encoding === undefined) return err(unknownEncoding(label));
  if (length !== undefined && (length < 1 || length > lengthMax)) return err(badLength(length));
  const item = await shell.call('evidence.read', { folder, evidence });
  if (!item.ok) return item;
  const { id, exhibit, name, media } = item.value.item;
  const head = await shell.call('evidence.excerpt', { folder, evidence: id, length: headBytes });
  if (!head.ok) return head;
  const { size } = head.value;
  const range = await readRange({ folder, evidence: id, at, length, size }, shell);
  if (!range.ok) return range;
  const traits = { name, mediaType: media, size, head: base64ToBytes(head.value.base64) ?? new Uint8Array() };
  const view = as ?? toByteView(automaticView(traits));
  const shown = await showAs(view, { folder, evidence: id, ...range.value, encoding, size, length, shell });
  if (!shown.ok) return shown;
  const document = {
    item: id,
    exhibit,
    size,
    as: view,
    ...(at !== undefined && { place: at }),
    ...shown.value.document,
  };
  return ok({ document, lines: shown.value.lines, caseFolder: folder });
};

/** A picture and an archive are told of; what else has a form of its own is text. */
const toByteView = (view: ViewId): ByteView =>
  byteViews.find((one) => one === view) ?? (view === 'image' || view === 'archive' ? 'metadata' : 'text');

type Asked = {
  readonly folder: string;
  readonly evidence: string;
  readonly from: number;
  readonly to: number;
  readonly encoding: EncodingId | undefined;
  readonly size: number;
  readonly length: number | undefined;
  readonly shell: Shell;
};

const showAs = async (view: ByteView, asked: Asked): Promise<Result<Shown>> => {
  switch (view) {
    case 'text':
      return showText(asked);
    case 'hex':
      return showHex(asked);
    case 'strings':
      return showStrings(asked);
    case 'metadata':
      return showMetadata(asked);
  }
};

/** The bytes that are asked for: those of the place, or so many from its beginning on. */
const readRange = async (
  {
    folder,
    evidence,
    at,
    length,
    size,
  }: {
    readonly folder: string;
    readonly evidence: string;
    readonly at: string | undefined;
    readonly length: number | undefined;
    readonly size: number;
  },
  shell: Shell,
): Promise<Result<{ readonly from: number; readonly to: number }>> => {
  if (at === undefined) return ok({ from: 0, to: Math.min(size, length ?? lengthDefault) });
  const place = parsePlace(at);
  if (!place.ok) return place;
  const found = await shell.call('evidence.resolve-place', { folder, evidence, place: place.value });
  if (!found.ok) return found;
  const { bytes } = found.value.anchor;
  if (bytes === null) return err(noBytes(placeToText(place.value)));
  return ok({
    from: bytes.from,
    to: Math.min(size, length === undefined ? bytes.to : bytes.from + length, bytes.from + lengthMax),
  });
};

const unknownEncoding = (label: string): Failure => ({
  code: 'BAD_USAGE',
  message: `${label} is no encoding that is known here.`,
  hint: 'Use a name of the Encoding Standard, such as utf-8, utf-16le, windows-1251, koi8-r, ibm866, shift_jis or gb18030.',
});
const badLength = (length: number): Failure => ({
  code: 'BAD_USAGE',
  message: `The length ${length} is not between 1 and ${lengthMax}.`,
  hint: 'Run `plumbline show --help`.',
});
const noBytes = (place: string): Failure => ({
  code: 'BAD_PLACE',
  message: `There are no bytes at ${place}.`,
  hint: 'Look at the beginning of the file first, without --place.',
});
