/** Hypotheses by the place that each was given, the first first; undefined until every one of them has a place. */
export const placesToOrder = (
  ids: readonly string[],
  places: Readonly<Record<string, number>>,
): readonly (readonly string[])[] | undefined => {
  const byPlace = new Map<number, string[]>();
  for (const id of ids) {
    const place = Object.hasOwn(places, id) ? places[id] : undefined;
    if (place === undefined) return undefined;
    byPlace.set(place, [...(byPlace.get(place) ?? []), id]);
  }
  return ids.length === 0
    ? undefined
    : [...byPlace].sort(([left], [right]) => left - right).map(([, sharing]) => sharing);
};
