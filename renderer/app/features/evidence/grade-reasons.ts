/** Why an item has the two letters that it has, in the program's words; null where nothing is known beyond the letter. */
export const gradeReasons = (
  item: {
    readonly kind: string | null;
    readonly source: string | null;
    /** Null: where the item is from is withheld, its source included. */
    readonly url: string | null;
    readonly reliability: string | null;
    readonly credibility: string | null;
    readonly adequacy: string | null;
  },
  sourceReliability: string | null | undefined,
): { readonly reliability: string | null; readonly credibility: string | null } => ({
  reliability: reliabilityReason(item, sourceReliability),
  credibility: credibilityReason(item),
});

const reliabilityReason = (
  {
    source,
    url,
    reliability,
  }: { readonly source: string | null; readonly url: string | null; readonly reliability: string | null },
  sourceReliability: string | null | undefined,
): string | null => {
  if (reliability === null || url === null) return null;
  if (source === null)
    return reliability === 'F' ? 'no source is recorded' : 'given to this item; no source is recorded';
  if (sourceReliability === undefined || sourceReliability === null) return null;
  return sourceReliability === reliability
    ? 'the grade of its source'
    : `given to this item; its source has ${sourceReliability}`;
};

const credibilityReason = ({
  kind,
  credibility,
  adequacy,
}: {
  readonly kind: string | null;
  readonly credibility: string | null;
  readonly adequacy: string | null;
}): string | null => {
  if (kind === 'absence' && adequacy !== null) return 'scored by how well somebody looked, not by this number';
  return credibility === '6' ? 'nobody has judged the content yet, or nobody can' : null;
};
