import { joinBytes, utf8ToBytes } from './bytes.ts';

/**
 * A text of many megabytes in its parts, one after the other. As one string it takes several times as long to make and to
 * hash. No part ends within a character.
 */
export type Pieces = readonly string[];

export const piecesToBytes = (pieces: Pieces): Uint8Array<ArrayBuffer> => joinBytes(pieces.map(utf8ToBytes));
