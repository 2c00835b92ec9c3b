/** What a register of services holds. An asset is a thing (a substation), a service what people get by it (power). */
export const assetKinds = ['service', 'asset'] as const;
export type AssetKind = (typeof assetKinds)[number];

/** Whether it failed. A statement that it did not fail is one too, and rests on evidence as well. */
export const assetStates = ['affected', 'unaffected'] as const;

/** How a number or a state is known. What nobody knows is left out. */
export const knownAs = ['observed', 'estimated'] as const;
export type KnownAs = (typeof knownAs)[number];

/** Ten years. */
export const backupMinutesMax = 5_256_000;
export const peopleMax = 10_000_000_000;

/** A stretch of time as it is said: “45 min”, “8 h”, “1 h 15 min”, “3 d”. */
export const minutesToWords = (minutes: number): string => {
  if (minutes >= 48 * 60 && minutes % (24 * 60) === 0) return `${minutes / (24 * 60)} d`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
};
