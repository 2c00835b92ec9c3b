import type { Crypto } from '../base/crypto.ts';
import { isJsonObject, type Json } from './canonical-json.ts';
import { decodeDisclosure, disclosureDigest, elementDigest, type EncodedDisclosure } from './disclosure.ts';
import type { LedgerLine } from './line.ts';

/** One field of a line with its own disclosure and those of its elements, in bundle order. */
export type FieldDisclosures = { readonly field: string; readonly disclosures: readonly EncodedDisclosure[] };

/** Assigns disclosures that stand in bundle order to lines and fields. Meant for disclosures that have been checked. */
export const groupDisclosures = (
  lines: readonly LedgerLine[],
  disclosures: readonly EncodedDisclosure[],
  crypto: Crypto,
): readonly (readonly FieldDisclosures[])[] => {
  let next = 0;
  const takeOpened = (digests: ReadonlySet<string>): EncodedDisclosure[] => {
    const open = new Set(digests);
    const taken: EncodedDisclosure[] = [];
    for (let encoded = disclosures[next]; encoded !== undefined; encoded = disclosures[next]) {
      if (!open.delete(disclosureDigest(encoded, crypto))) break;
      taken.push(encoded);
      next += 1;
      for (const digest of elementDigests(decodeDisclosure(encoded)?.value ?? null)) open.add(digest);
    }
    return taken;
  };
  return lines.map((line) =>
    Object.keys(line._sd)
      .sort()
      .map((field) => ({ field, disclosures: takeOpened(new Set([line._sd[field] ?? ''])) })),
  );
};

const elementDigests = (value: Json): readonly string[] => {
  if (Array.isArray(value)) {
    const elements: readonly Json[] = value;
    return elements.flatMap((element) => {
      const digest = elementDigest(element);
      return digest === undefined ? elementDigests(element) : [digest];
    });
  }
  return isJsonObject(value) ? Object.values(value).flatMap(elementDigests) : [];
};
