import type { CaseTables } from '../domain/case-tables.ts';
import { keyHexOf } from './review-file.ts';

/** Who is asked about: a key only where there is one. */
export type NamedReviewer = { readonly person: string; readonly principal: string; readonly publicKey?: string };

/**
 * What the reviewer did in the case that a reviewer must not have done (method, section 6.5); undefined where nothing
 * is known. Whoever holds the same key, or goes by the same person or principal, is the same.
 */
export const partInCase = (tables: CaseTables, reviewer: NamedReviewer): string | undefined => {
  const identities = tables.rows('identity');
  const key = reviewer.publicKey === undefined ? undefined : keyHexOf(reviewer.publicKey);
  const own = identities.filter((identity) => key !== undefined && keyHexOf(identity.publicKey) === key);
  const names = new Set(
    [reviewer, ...own].flatMap(({ person, principal }) => [person, principal]).filter((name) => name !== ''),
  );
  const people = new Map(identities.map(({ principal, person }) => [principal, person]));
  const isNamed = (name: string | null): boolean =>
    name !== null && (names.has(name) || names.has(people.get(name) ?? ''));
  if (tables.rows('rating').some(({ rater }) => isNamed(rater))) return 'rated evidence';
  if (tables.rows('approval').some(({ principal }) => isNamed(principal))) return 'approved an act';
  if (tables.rows('release').some(({ actor }) => isNamed(actor))) return 'froze a release';
  if (tables.rows('line_index').some(({ actor, type }) => isNamed(actor) && !type.startsWith('review.'))) {
    return 'recorded lines';
  }
  return undefined;
};
