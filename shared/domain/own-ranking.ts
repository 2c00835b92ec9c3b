import { z } from 'zod';
import { lineTypeOf } from '../ledger/line-types.ts';
import { orderSchema } from '../ledger/ranking-line-types.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { readFields } from './line-fields.ts';
import { opinionStandings, type OpinionStanding } from './vocabulary.ts';

/** Hypotheses by place, the most likely first; those of one place are equally likely. */
export type RankedOrder = readonly (readonly string[])[];

/** What a line of a ranking says, with where it stands. Null: withheld in this edition. */
type Said = { readonly line: number; readonly at: string | null; readonly actor: string | null };

export type OwnRanking = Said & {
  readonly id: string;
  readonly level: number | null;
  readonly order: RankedOrder | null;
  readonly standing: OpinionStanding | null;
  readonly reason: string | null;
  /** The latest explanation of how it differs. */
  readonly explanation:
    | (Said & { readonly computed: RankedOrder | null; readonly asOf: number | null; readonly text: string | null })
    | null;
};

export type RankingWaiver = Said & { readonly level: number | null; readonly reason: string | null };

export type RankingHistory = { readonly rankings: readonly OwnRanking[]; readonly waivers: readonly RankingWaiver[] };

/** Types of lines that say how somebody ranked, or that they did not. */
export const rankingLines = ['ranking.set', 'ranking.explain', 'ranking.waive'] as const;

/** Every ranking in the order in which it was made. Lines of other types are passed over. */
export const linesToRankings = (lines: readonly RevealedLine[]): RankingHistory => {
  const rankings = new Map<string, OwnRanking>();
  const waivers: RankingWaiver[] = [];
  for (const line of lines) {
    // Fields of an unknown version were not checked by any schema.
    if (lineTypeOf(line.type, line.v) === undefined) continue;
    const fields = readFields(line);
    const said = { line: line.seq, at: fields.string('at'), actor: fields.string('actor') };
    switch (line.type) {
      case 'ranking.set': {
        const id = fields.string('id') ?? `line ${line.seq}`;
        rankings.set(id, {
          ...said,
          id,
          level: fields.number('level'),
          order: fields.value('order', orderSchema),
          standing: fields.value('standing', z.enum(opinionStandings)),
          reason: fields.text('reason'),
          explanation: null,
        });
        break;
      }
      case 'ranking.explain': {
        const ranking = rankings.get(fields.string('ranking') ?? '');
        if (ranking === undefined) break;
        const explanation = {
          ...said,
          computed: fields.value('computed', orderSchema),
          asOf: fields.number('asOf'),
          text: fields.text('explanation'),
        };
        rankings.set(ranking.id, { ...ranking, explanation });
        break;
      }
      case 'ranking.waive':
        waivers.push({ ...said, level: fields.number('level'), reason: fields.text('reason') });
        break;
    }
  }
  return { rankings: [...rankings.values()], waivers };
};
