/**
 * Pieces of one file on their way from the thread that reads it to threads that hash it: a ring of shared memory, so
 * that nothing is copied twice and no more than the ring is held. One writer, `readers` readers, each sees every piece.
 */
export type PieceRing = { readonly memory: SharedArrayBuffer; readonly state: SharedArrayBuffer };

const pieceBytes = 2 ** 20;
const pieces = 16;
const endOfFile = -1;
const waitMilliseconds = 60_000;

// Cells of `state`: pieces written, pieces that each of two readers is done with, then the length of each piece.
const written = 0;
const firstReader = 1;
const firstLength = 3;

export const createPieceRing = (): PieceRing => ({
  memory: new SharedArrayBuffer(pieceBytes * pieces),
  state: new SharedArrayBuffer(4 * (firstLength + pieces)),
});

/** For the next file; nobody may be reading from it. */
export const resetPieceRing = (ring: PieceRing): PieceRing => {
  new Int32Array(ring.state).fill(0);
  return ring;
};

/** The writer's end. `next` gives the piece to fill, once every reader is done with what it held; `send` passes it on. */
export const writePieces = ({ memory, state }: PieceRing) => {
  const cells = new Int32Array(state);
  let count = 0;
  const place = (): number => count % pieces;
  const pass = (length: number): void => {
    cells[firstLength + place()] = length;
    count += 1;
    Atomics.store(cells, written, count);
    Atomics.notify(cells, written);
  };
  const next = (): Uint8Array => {
    for (const reader of [firstReader, firstReader + 1]) waitUntil(cells, reader, (done) => count - done < pieces);
    return new Uint8Array(memory, place() * pieceBytes, pieceBytes);
  };
  return {
    next,
    send: pass,
    end: (): void => {
      next();
      pass(endOfFile);
    },
  };
};

/** A reader's end, by its number 0 or 1: every piece in turn, until the end of the file. */
export const readPieces = ({ memory, state }: PieceRing, reader: number, take: (piece: Uint8Array) => void): void => {
  const cells = new Int32Array(state);
  for (let count = 0; ; count += 1) {
    waitUntil(cells, written, (sent) => sent > count);
    const length = cells[firstLength + (count % pieces)] ?? endOfFile;
    if (length === endOfFile) return;
    take(new Uint8Array(memory, (count % pieces) * pieceBytes, length));
    Atomics.store(cells, firstReader + reader, count + 1);
    Atomics.notify(cells, firstReader + reader);
  }
};

/** Waiting for ever would hide that the other end died. */
const waitUntil = (cells: Int32Array, cell: number, isEnough: (value: number) => boolean): void => {
  for (;;) {
    const value = Atomics.load(cells, cell);
    if (isEnough(value)) return;
    if (Atomics.wait(cells, cell, value, waitMilliseconds) === 'timed-out')
      throw new Error('the other thread is silent');
  }
};
