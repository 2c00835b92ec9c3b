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

/** Row 1 word of the band that holds `probability` (0 to 1); rows are never mixed. Throws outside 0 to 1. */
export const probabilityToWord = (probability: number, yardstick: Yardstick): ProbabilityWord => {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`not a probability: ${probability}`);
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

/** Position of a band from the least likely upwards, to tell whether one word lies below another. */
export const bandRank = (bandId: string, yardstick: Yardstick): number =>
  yardstick.bands.findIndex(({ id }) => id === bandId);

const wordOf = (band: YardstickBand, note: ProbabilityNote | null): ProbabilityWord => ({
  band: band.id,
  word: band.row1,
  note,
});

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
