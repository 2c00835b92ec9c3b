import { z } from 'zod';
import { yardsticksText } from './yardsticks-1.ts';

const bandSchema = z.strictObject({
  id: z.string(),
  row1: z.string(),
  row2: z.string().optional(),
  lo: z.number(),
  hi: z.number(),
  hiExclusive: z.literal(true).optional(),
});
const yardstickSchema = z.discriminatedUnion('id', [
  z.strictObject({
    id: z.literal('icd203'),
    status: z.literal('verified'),
    lowerInclusive: z.literal(true),
    bands: z.array(bandSchema).min(1),
  }),
  z.strictObject({
    id: z.literal('phia'),
    status: z.literal('memory'),
    gaps: z.literal(true),
    bands: z.array(bandSchema).min(1),
  }),
]);
const fileSchema = z.strictObject({ yardsticks: z.array(yardstickSchema) });

export type YardstickBand = Readonly<z.infer<typeof bandSchema>>;
export type Yardstick = Readonly<z.infer<typeof yardstickSchema>>;
export type YardstickId = Yardstick['id'];

/** `below_one_percent`: print "<1 %" beside the word. `gap`: print that the number falls in a yardstick gap. */
export type ProbabilityNote = 'below_one_percent' | 'gap';
export type ProbabilityWord = { readonly band: string; readonly word: string; readonly note: ProbabilityNote | null };

const yardsticks: readonly Yardstick[] = fileSchema.parse(JSON.parse(yardsticksText)).yardsticks;

const yardstickById = (id: YardstickId): Yardstick => {
  const found = yardsticks.find((yardstick) => yardstick.id === id);
  if (found === undefined) throw new Error(`no yardstick ${id}`);
  return found;
};

/** ICD 203 (2015): contiguous bands that include their lower edge; the outermost bands reach to 0 and 1. */
export const icd203 = yardstickById('icd203');
/** UK PHIA yardstick: bands with deliberate gaps. A computed number becomes a PHIA word only if an analyst confirms it. */
export const phia = yardstickById('phia');

/** What a case may choose. PHIA has one row: only one of its terms has a second word. */
export const wordingIds = ['icd203', 'icd203-row2', 'phia'] as const;
export type WordingId = (typeof wordingIds)[number];

/** The words that a case uses: one yardstick and one of its rows, never two in one text. */
export type Wording = {
  readonly id: WordingId;
  readonly yardstick: Yardstick;
  readonly row: 1 | 2;
  readonly name: string;
};

/** ICD 203, row 1: the words of a case that has chosen none. */
export const defaultWording: Wording = { id: 'icd203', yardstick: icd203, row: 1, name: 'ICD 203, row 1' };

export const wordingById: Readonly<Record<WordingId, Wording>> = {
  icd203: defaultWording,
  'icd203-row2': { id: 'icd203-row2', yardstick: icd203, row: 2, name: 'ICD 203, row 2' },
  phia: { id: 'phia', yardstick: phia, row: 1, name: 'PHIA' },
};
export const wordings: readonly Wording[] = wordingIds.map((id) => wordingById[id]);

export const bandWord = (band: YardstickBand, { row }: Wording): string =>
  row === 1 ? band.row1 : (band.row2 ?? band.row1);

/** Word of the band that holds `probability` (0 to 1). Throws outside 0 to 1. */
export const probabilityToWord = (probability: number, wording: Wording): ProbabilityWord => {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`not a probability: ${probability}`);
  const { yardstick } = wording;
  const wordOf = (band: YardstickBand, note: ProbabilityNote | null): ProbabilityWord => ({
    band: band.id,
    word: bandWord(band, wording),
    note,
  });
  switch (yardstick.id) {
    case 'icd203': {
      const band = yardstick.bands.findLast(({ lo }) => probability >= lo) ?? firstBand(yardstick);
      return wordOf(band, probability < firstBand(yardstick).lo ? 'below_one_percent' : null);
    }
    case 'phia': {
      const inside = yardstick.bands.find((band) => isInside(probability, band));
      return inside === undefined ? wordOf(nearestBand(probability, yardstick), 'gap') : wordOf(inside, null);
    }
  }
};

/** The edges between which a number falls into no band; null where it falls into one. */
export const gapAround = (
  probability: number,
  { bands }: Yardstick,
): { readonly low: number; readonly high: number } | null => {
  if (bands.some((band) => isInside(probability, band))) return null;
  const [below, above] = [bands.findLast(({ hi }) => hi <= probability), bands.find(({ lo }) => lo > probability)];
  return below === undefined || above === undefined ? null : { low: below.hi, high: above.lo };
};

/** Position of a band from the least likely upwards, to tell whether one word lies below another. */
export const bandRank = (bandId: string, yardstick: Yardstick): number =>
  yardstick.bands.findIndex(({ id }) => id === bandId);

const firstBand = (yardstick: Yardstick): YardstickBand => {
  const [band] = yardstick.bands;
  if (band === undefined) throw new Error(`yardstick ${yardstick.id} has no bands`);
  return band;
};

const isInside = (probability: number, { lo, hi, hiExclusive }: YardstickBand): boolean =>
  probability >= lo && (hiExclusive === true ? probability < hi : probability <= hi);

// Nearest edge; a tie goes to the band nearer 50 %. Distances are compared to 1e-9: the edges are not binary fractions.
const nearestBand = (probability: number, yardstick: Yardstick): YardstickBand => {
  let nearest = firstBand(yardstick);
  for (const band of yardstick.bands) {
    const difference = billionths(distance(probability, band)) - billionths(distance(probability, nearest));
    if (difference < 0 || (difference === 0 && distance(0.5, band) < distance(0.5, nearest))) nearest = band;
  }
  return nearest;
};
const distance = (probability: number, { lo, hi }: YardstickBand): number =>
  Math.max(lo - probability, probability - hi, 0);
const billionths = (value: number): number => Math.round(value * 1e9);
