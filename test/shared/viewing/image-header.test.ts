import { describe, expect, it } from 'vitest';
import { imageTypeOf, readImageHeader } from '../../../shared/viewing/image-header.ts';
import { dotPng, makeBmp, makeGif, makePng } from '../../support/images.ts';

const sizeOf = (bytes: Uint8Array): unknown => {
  const header = readImageHeader(bytes);
  return header.ok ? [header.value.width, header.value.height] : header.error.code;
};
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

/** WebP by RFC 9649: a canvas of its own (VP8X), and a lossless frame (VP8L) that may claim another size. */
const webp = (canvas: number, frame: number): Buffer => {
  const body = Buffer.alloc(4 + 18 + 14);
  body.write('WEBP', 0, 'latin1');
  body.write('VP8X', 4, 'latin1');
  body.writeUInt32LE(10, 8);
  body.writeUIntLE(canvas - 1, 16, 3);
  body.writeUIntLE(canvas - 1, 19, 3);
  body.write('VP8L', 22, 'latin1');
  body.writeUInt32LE(5, 26);
  body[30] = 0x2f;
  body.writeUInt32LE(((frame - 1) | ((frame - 1) << 14)) >>> 0, 31);
  const head = Buffer.alloc(8);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
};

/** The beginning of a JPEG (ITU-T T.81, B.2.2): a segment to pass over, then frame headers. */
const jpeg = (...frames: readonly (readonly [number, number])[]): Buffer =>
  Buffer.concat([
    Buffer.from('ffd8ffe00004abcd', 'hex'),
    ...frames.map(([width, height]) => {
      const frame = Buffer.from('ffc0000b0800000000010111 00'.replaceAll(' ', ''), 'hex');
      frame.writeUInt16BE(height, 5);
      frame.writeUInt16BE(width, 7);
      return frame;
    }),
    Buffer.from('ffda0008010100003f00', 'hex'),
  ]);

describe('the header of a picture', () => {
  it.each<[string, Uint8Array, readonly number[]]>([
    ['PNG', makePng(3, 2), [3, 2]],
    ['GIF', makeGif(1, 1), [1, 1]],
    ['BMP', makeBmp(5, 4), [5, 4]],
    ['BMP from its top down', makeBmp(5, -4), [5, 4]],
    ['WebP', webp(20, 20), [20, 20]],
    ['JPEG', jpeg([640, 480]), [640, 480]],
  ])('says how wide and high a %s is', (_, bytes, size) => {
    expect(sizeOf(bytes)).toEqual(size);
  });

  it('is refused where it claims more than can be held, before anything is decoded', () => {
    expect(sizeOf(makePng(1, 1, { width: 60_000, height: 60_000 }))).toBe('IMAGE_TOO_LARGE');
    expect(sizeOf(makePng(1, 1, { width: 10_000, height: 10_000 }))).toBe('IMAGE_TOO_LARGE');
    expect(sizeOf(makePng(1, 1, { width: 0xffff_ffff, height: 1 }))).toBe('IMAGE_TOO_LARGE');
    expect(sizeOf(makeBmp(-0x8000_0000, 1))).toBe('IMAGE_TOO_LARGE');
    expect(sizeOf(jpeg([65_535, 65_535]))).toBe('IMAGE_TOO_LARGE');
  });

  it('counts what a part of the file claims beyond its beginning', () => {
    expect(sizeOf(makeGif(1, 65_535))).toBe('IMAGE_TOO_LARGE');
    expect(sizeOf(webp(10, 16_384))).toBe('IMAGE_TOO_LARGE');
    expect(sizeOf(jpeg([10, 10], [60_000, 60_000]))).toBe('IMAGE_TOO_LARGE');
  });

  it('is refused where it is cut off or claims nothing', () => {
    expect(sizeOf(dotPng.subarray(0, 20))).toBe('BAD_IMAGE');
    expect(sizeOf(makePng(1, 1, { width: 0, height: 1 }))).toBe('BAD_IMAGE');
    expect(sizeOf(jpeg())).toBe('BAD_IMAGE');
    expect(sizeOf(latin('RIFF\0\0\0\0WEBP'))).toBe('BAD_IMAGE');
    expect(sizeOf(latin('GIF89a'))).toBe('BAD_IMAGE');
  });

  it('is of no bitmap where the bytes say so, whatever the name was', () => {
    expect(imageTypeOf(latin('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeUndefined();
    expect(sizeOf(latin('<svg/>'))).toBe('NO_IMAGE');
    expect(sizeOf(new Uint8Array())).toBe('NO_IMAGE');
  });

  it('survives every cut of every picture', () => {
    for (const picture of [makePng(3, 2), makeGif(1, 1), makeBmp(5, 4), webp(20, 20), jpeg([640, 480])]) {
      for (let length = 0; length <= picture.length; length += 1) {
        expect(() => readImageHeader(picture.subarray(0, length))).not.toThrow();
      }
    }
  });
});
