/** Bytes from the operating system's generator. */
export type RandomBytes = (lengthBytes: number) => Uint8Array;
