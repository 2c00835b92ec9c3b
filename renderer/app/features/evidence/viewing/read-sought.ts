import { parsePlace } from '../../../../../shared/domain/excerpt-anchor.ts';
import type { Sought } from './view-props.ts';

/** A place from an address; undefined where the text is none. Bytes that do not fit are as if they were not named. */
export const readSought = (placeText: string, bytesText: string | undefined): Sought | undefined => {
  const place = parsePlace(placeText);
  if (!place.ok) return undefined;
  if (place.value.kind === 'bytes') return { place: place.value, bytes: toRange(place.value) };
  const bytes = bytesText === undefined ? undefined : parsePlace(bytesText);
  return {
    place: place.value,
    bytes: bytes?.ok === true && bytes.value.kind === 'bytes' ? toRange(bytes.value) : null,
  };
};

const toRange = ({ from, to }: { readonly from: number; readonly to: number }) => ({ from, to });
