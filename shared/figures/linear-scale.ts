/** From a value to a place along an axis; `domain` gives back the values at its ends. */
export type LinearScale = ((value: number) => number) & { readonly domain: () => readonly [low: number, high: number] };

/** Straight from `low`..`high` to `from`..`to`; what lies beyond goes on, or stands at the end where it is clamped. */
export const linearScale = (
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
  { clamped = false }: { readonly clamped?: boolean } = {},
): LinearScale => {
  const place = (value: number): number => {
    const inside = clamped ? Math.max(low, Math.min(high, value)) : value;
    // Of no width, there is only the middle.
    const share = high === low ? 0.5 : (inside - low) / (high - low);
    return from * (1 - share) + to * share;
  };
  return Object.assign(place, { domain: (): readonly [number, number] => [low, high] });
};
