import { z } from 'zod';
import { plainText, textSchema } from '../ledger/field-types.ts';
import { lineTypeOf } from '../ledger/line-types.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { readFields, type FieldReader } from './line-fields.ts';
import { opinionStandings, ratingCodes, type OpinionStanding } from './vocabulary.ts';

export type RatingCode = (typeof ratingCodes)[number];

/** A second opinion as its lines tell it. Null: withheld in this edition. */
export type Opinion = {
  readonly id: string;
  readonly line: number;
  readonly level: number | null;
  readonly rater: string | null;
  readonly standing: OpinionStanding | null;
  readonly at: string | null;
  /** Null while it is open. */
  readonly end: {
    readonly line: number;
    readonly rated: number | null;
    readonly cells: number | null;
    readonly at: string | null;
  } | null;
};

/** One rating that somebody gave one cell, counted by the case or not, replaced since or not. */
export type GivenRating = {
  readonly item: string;
  readonly hypothesis: string;
  /** Null: the cell was cleared. */
  readonly rating: RatingCode | null;
  readonly rationale: string | null;
  readonly rater: string | null;
  /** The second opinion that it belongs to; null where it was entered into the matrix that the case counts. */
  readonly opinion: string | null;
  readonly line: number;
  readonly at: string | null;
};

export type RatingHistory = { readonly given: readonly GivenRating[]; readonly opinions: readonly Opinion[] };

/** Types of lines that say what somebody rated, whoever it was. */
export const ratingLineTypes = ['rating.set', 'opinion.begin', 'opinion.rate', 'opinion.end'] as const;

const cells = z.record(z.string(), z.enum(ratingCodes).nullable());
const texts = z.record(z.string(), textSchema);

/** Every rating in the order in which it was given, and the second opinions. Lines of other types are passed over. */
export const linesToRatingHistory = (lines: readonly RevealedLine[]): RatingHistory => {
  const opinions = new Map<string, Opinion>();
  const given: GivenRating[] = [];
  for (const line of lines) {
    // Fields of an unknown version were not checked by any schema.
    if (lineTypeOf(line.type, line.v) === undefined) continue;
    const fields = readFields(line);
    switch (line.type) {
      case 'rating.set':
        given.push(...cellsOf(line, fields, { rater: fields.string('rater'), opinion: null }));
        break;
      case 'opinion.begin': {
        const id = fields.string('id') ?? `line ${line.seq}`;
        opinions.set(id, {
          id,
          line: line.seq,
          level: fields.number('level'),
          rater: fields.string('rater'),
          standing: fields.value('standing', z.enum(opinionStandings)),
          at: fields.string('at'),
          end: null,
        });
        break;
      }
      case 'opinion.rate': {
        const opinion = fields.string('opinion');
        // Of which opinion it is was withheld: it must not be taken for a rating of the case.
        if (opinion === null) break;
        given.push(...cellsOf(line, fields, { rater: opinions.get(opinion)?.rater ?? null, opinion }));
        break;
      }
      case 'opinion.end': {
        const opinion = opinions.get(fields.string('opinion') ?? '');
        if (opinion === undefined) break;
        const end = {
          line: line.seq,
          rated: fields.number('rated'),
          cells: fields.number('cells'),
          at: fields.string('at'),
        };
        opinions.set(opinion.id, { ...opinion, end });
        break;
      }
    }
  }
  return { given, opinions: [...opinions.values()] };
};

const cellsOf = (
  line: RevealedLine,
  fields: FieldReader,
  by: Pick<GivenRating, 'rater' | 'opinion'>,
): readonly GivenRating[] => {
  const item = fields.string('item');
  const ratings = fields.value('ratings', cells);
  const rationales = fields.value('rationales', texts);
  if (item === null || ratings === null) return [];
  return Object.entries(ratings).map(([hypothesis, rating]) => {
    const rationale = rationales?.[hypothesis];
    return {
      item,
      hypothesis,
      rating,
      rationale: rationale === undefined ? null : plainText(rationale),
      ...by,
      line: line.seq,
      at: fields.string('at'),
    };
  });
};
