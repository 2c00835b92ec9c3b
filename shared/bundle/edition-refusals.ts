import type { Edition, Tlp } from '../domain/vocabulary.ts';

/** An edition with the widest marking that it shows. */
export type MarkedEdition = { readonly edition: Edition; readonly tlp: Tlp };

/** Of which it is said beforehand whether they could leave: a restricted one at the marking that it has where none is given. */
export const foretoldEditions = [
  { edition: 'public', tlp: 'CLEAR' },
  { edition: 'restricted', tlp: 'AMBER' },
] as const satisfies readonly MarkedEdition[];

/** Whether an edition can leave with a redaction, or by the marking alone. */
export type EditionOutcome<Named, Failure> = {
  readonly edition: MarkedEdition;
  readonly redaction: Named | null;
  /** Null: it can leave. */
  readonly failure: Failure | null;
};
export type EditionRefusal<Named, Failure> = {
  readonly redaction: Named | null;
  /** Those that could not leave, for the same reason. */
  readonly editions: readonly MarkedEdition[];
  readonly failure: Failure;
};

/**
 * What to say before two people sign. Somebody who names a redaction means to use it; that the marking alone does not do matters
 * where no redaction does.
 */
export const editionRefusals = <Named, Failure extends { readonly message: string }>(
  outcomes: readonly EditionOutcome<Named, Failure>[],
): readonly EditionRefusal<Named, Failure>[] => {
  const refusals = new Map<Named | null, EditionRefusal<Named, Failure>[]>();
  for (const { edition, redaction, failure } of outcomes) {
    if (failure === null || (redaction === null && leavesRedacted(edition, outcomes))) continue;
    const known = refusals.get(redaction) ?? [];
    const same = known.find((one) => one.failure.message === failure.message);
    const others = known.filter((one) => one !== same);
    const editions = [...(same?.editions ?? []), edition];
    refusals.set(redaction, [...others, { redaction, editions, failure }]);
  }
  return [...refusals.values()].flat();
};

const leavesRedacted = (
  { edition, tlp }: MarkedEdition,
  outcomes: readonly EditionOutcome<unknown, unknown>[],
): boolean =>
  outcomes.some(
    (one) =>
      one.redaction !== null && one.failure === null && one.edition.edition === edition && one.edition.tlp === tlp,
  );

/** `public edition and the restricted edition at TLP:AMBER`. */
export const markedEditionWords = (editions: readonly MarkedEdition[]): string =>
  editions
    .map(({ edition, tlp }) => (edition === 'restricted' ? `restricted edition at TLP:${tlp}` : `${edition} edition`))
    .join(' and the ');
