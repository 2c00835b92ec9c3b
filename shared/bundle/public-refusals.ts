/** Whether the public edition can leave with a redaction, or by the marking alone. */
export type PublicOutcome<Redaction, Failure> = {
  readonly redaction: Redaction | null;
  /** Null: it can leave. */
  readonly failure: Failure | null;
};
type PublicRefusal<Redaction, Failure> = PublicOutcome<Redaction, Failure> & { readonly failure: Failure };

/**
 * What to say before two people sign. Somebody who names a redaction means to use it; that the marking alone does not do matters
 * where no redaction does.
 */
export const publicRefusals = <Redaction, Failure>(
  outcomes: readonly PublicOutcome<Redaction, Failure>[],
): readonly PublicRefusal<Redaction, Failure>[] => {
  const leaves = outcomes.some(({ redaction, failure }) => redaction !== null && failure === null);
  return outcomes.flatMap(({ redaction, failure }) =>
    failure === null || (redaction === null && leaves) ? [] : [{ redaction, failure }],
  );
};
