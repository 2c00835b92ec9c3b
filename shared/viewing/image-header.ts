import { err, ok, type Failure, type Result } from '../base/result.ts';
import { recognise } from './recognise.ts';

export type ImageHeader = {
  readonly mediaType: ImageType;
  /** The largest that any part of the file claims: what a decoder would have to make room for. */
  readonly width: number;
  readonly height: number;
};

export const imageTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp'] as const;
export type ImageType = (typeof imageTypes)[number];

/** More is not decoded: a small file can claim to be a picture that no memory holds. */
export const imageLimits = { bytes: 16 * 2 ** 20, pixels: 40_000_000, side: 16_384 } as const;

/** Which of the bitmap formats a file is by its first bytes; undefined for every other. SVG is text, and none. */
export const imageTypeOf = (head: Uint8Array): ImageType | undefined => {
  const mediaType = recognise(head)?.mediaType;
  return imageTypes.find((type) => type === mediaType);
};

/** Width and height as the file claims them, before anything is decoded; refused where they are missing or too large. */
export const readImageHeader = (bytes: Uint8Array): Result<ImageHeader> => {
  const mediaType = imageTypeOf(bytes);
  if (mediaType === undefined) return err(noImage);
  const found = sizeOf(mediaType, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (found === undefined || found.width === 0 || found.height === 0) return err(badHeader(mediaType));
  const { width, height } = found;
  if (width > imageLimits.side || height > imageLimits.side || width * height > imageLimits.pixels)
    return err(tooManyPixels(width, height));
  return ok({ mediaType, width, height });
};

const noImage: Failure = {
  code: 'NO_IMAGE',
  message: 'The first bytes are of no bitmap format that is shown here: PNG, JPEG, GIF, WebP or BMP.',
  hint: 'Look at it as hexadecimal.',
};

const badHeader = (mediaType: ImageType): Failure => ({
  code: 'BAD_IMAGE',
  message: `The file begins as ${mediaType}, but does not say how wide and high it is, so it was not decoded.`,
  hint: 'Look at it as hexadecimal; it may be cut off or made to mislead.',
});

const tooManyPixels = (width: number, height: number): Failure => ({
  code: 'IMAGE_TOO_LARGE',
  message: `The file claims ${width} × ${height} pixels. More than ${imageLimits.pixels / 1_000_000} million pixels, or ${imageLimits.side} on a side, are not decoded.`,
  hint: 'Look at it as hexadecimal, or decode a copy on a machine that may be lost.',
});

type Size = { readonly width: number; readonly height: number };

const sizeOf = (mediaType: ImageType, view: DataView): Size | undefined => {
  switch (mediaType) {
    case 'image/png':
      return pngSize(view);
    case 'image/jpeg':
      return jpegSize(view);
    case 'image/gif':
      return gifSize(view);
    case 'image/webp':
      return webpSize(view);
    case 'image/bmp':
      return bmpSize(view);
  }
};

const largest = (sizes: readonly Size[]): Size | undefined =>
  sizes.length === 0
    ? undefined
    : {
        width: sizes.reduce((most, { width }) => Math.max(most, width), 0),
        height: sizes.reduce((most, { height }) => Math.max(most, height), 0),
      };

/** PNG (ISO/IEC 15948), 11.2.2: IHDR stands first. */
const pngSize = (view: DataView): Size | undefined =>
  view.byteLength >= 24 && view.getUint32(12) === 0x49484452
    ? { width: view.getUint32(16), height: view.getUint32(20) }
    : undefined;

/** ITU-T T.81, B.2: segments up to the first scan; every frame header among them counts. */
const jpegSize = (view: DataView): Size | undefined => {
  const sizes: Size[] = [];
  let at = 2;
  while (at + 4 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda) break;
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame && at + 9 <= view.byteLength) {
      sizes.push({ height: view.getUint16(at + 5), width: view.getUint16(at + 7) });
    }
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return largest(sizes);
};

/** GIF89a, 18 and 20: a frame may reach beyond the screen that the file claims. */
const gifSize = (view: DataView): Size | undefined => {
  if (view.byteLength < 13) return undefined;
  const sizes: Size[] = [{ width: view.getUint16(6, true), height: view.getUint16(8, true) }];
  const tableBytes = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  let at = 13 + tableBytes(view.getUint8(10));
  const skipBlocks = (): void => {
    while (at < view.byteLength) {
      const length = view.getUint8(at);
      at += length + 1;
      if (length === 0) return;
    }
  };
  while (at + 10 <= view.byteLength) {
    const kind = view.getUint8(at);
    if (kind === 0x21) {
      at += 2;
      skipBlocks();
    } else if (kind === 0x2c) {
      const [left, top, width, height] = [1, 3, 5, 7].map((place) => view.getUint16(at + place, true));
      sizes.push({ width: (left ?? 0) + (width ?? 0), height: (top ?? 0) + (height ?? 0) });
      at += 11 + tableBytes(view.getUint8(at + 9));
      skipBlocks();
    } else break;
  }
  return largest(sizes);
};

/** RFC 9649, 2.5 to 2.7: the canvas, and every frame that says its own size. */
const webpSize = (view: DataView): Size | undefined => {
  const sizes: Size[] = [];
  const uint24 = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  const read = (from: number, end: number): void => {
    for (let at = from; at + 8 <= end;) {
      const kind = view.getUint32(at);
      const length = view.getUint32(at + 4, true);
      const data = at + 8;
      const has = (bytes: number): boolean => length >= bytes && data + bytes <= view.byteLength;
      if (kind === 0x56503858 && has(10)) sizes.push({ width: uint24(data + 4) + 1, height: uint24(data + 7) + 1 });
      else if (kind === 0x56503820 && has(10))
        sizes.push({
          width: view.getUint16(data + 6, true) & 0x3fff,
          height: view.getUint16(data + 8, true) & 0x3fff,
        });
      else if (kind === 0x5650384c && has(5)) {
        const bits = view.getUint32(data + 1, true);
        sizes.push({ width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 });
      } else if (kind === 0x414e4d46 && has(16)) {
        sizes.push({ width: uint24(data + 6) + 1, height: uint24(data + 9) + 1 });
        read(data + 16, Math.min(end, data + length));
      }
      at = data + length + (length % 2);
    }
  };
  read(12, view.byteLength);
  return largest(sizes);
};

/** The bitmap headers of Windows: BITMAPCOREHEADER, or BITMAPINFOHEADER and what came after it. A negative height is top-down. */
const bmpSize = (view: DataView): Size | undefined => {
  if (view.byteLength < 26) return undefined;
  if (view.getUint32(14, true) === 12) return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
};
