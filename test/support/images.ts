import { crc32, deflateSync } from 'node:zlib';

/** Small pictures made by the books: PNG by ISO/IEC 15948, GIF by GIF89a, BMP by the headers of Windows. */

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** A grey PNG; its header may claim another size than its data has. */
export const makePng = (width: number, height: number, claimed = { width, height }): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(claimed.width, 0);
  header.writeUInt32BE(claimed.height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, 0x80);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
};

export const dotPng = makePng(1, 1);

/** The smallest GIF: one transparent dot; its frame and its screen may claim more. */
export const makeGif = (screen: number, frame: number): Buffer => {
  const gif = Buffer.from(
    '47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b',
    'hex',
  );
  gif.writeUInt16LE(screen, 6);
  gif.writeUInt16LE(screen, 8);
  gif.writeUInt16LE(frame, 32);
  gif.writeUInt16LE(frame, 34);
  return gif;
};

/** A BMP of 24 bits a pixel; a negative height is top-down. */
export const makeBmp = (width: number, height: number): Buffer => {
  const rowBytes = Math.ceil((Math.min(Math.abs(width), 16) * 3) / 4) * 4;
  const bmp = Buffer.alloc(54 + rowBytes * Math.min(4, Math.abs(height)), 0x60);
  bmp.fill(0, 0, 54);
  bmp.write('BM', 0, 'latin1');
  bmp.writeUInt32LE(bmp.length, 2);
  bmp.writeUInt32LE(54, 10);
  bmp.writeUInt32LE(40, 14);
  bmp.writeInt32LE(width, 18);
  bmp.writeInt32LE(height, 22);
  bmp.writeUInt16LE(1, 26);
  bmp.writeUInt16LE(24, 28);
  return bmp;
};
