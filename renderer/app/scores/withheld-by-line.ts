/** Places `seq.field`, gathered by line in the order of lines. */
export const withheldByLine = (
  places: readonly string[],
): readonly { readonly line: number; readonly fields: readonly string[] }[] => {
  const fieldsByLine = new Map<number, string[]>();
  for (const place of places) {
    const dot = place.indexOf('.');
    const line = Number(place.slice(0, dot));
    const fields = fieldsByLine.get(line);
    if (fields === undefined) fieldsByLine.set(line, [place.slice(dot + 1)]);
    else fields.push(place.slice(dot + 1));
  }
  return [...fieldsByLine].sort(([one], [other]) => one - other).map(([line, fields]) => ({ line, fields }));
};
