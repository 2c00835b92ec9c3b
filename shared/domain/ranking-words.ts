import { z } from 'zod';
import { orderSchema } from '../ledger/ranking-line-types.ts';
import { listed, named, withheld, type FieldWords, type LineNames } from './line-word-parts.ts';
import { opinionStandings, type OpinionStanding } from './vocabulary.ts';

type Writer = (line: FieldWords, names: LineNames) => string;

/** How independent a ranking is, after “made”. */
export const rankingStandingWords: Readonly<Record<OpinionStanding, string>> = {
  unshown: 'before any score of the level was shown here',
  declared: 'without knowing its scores, on the person’s word',
  seen: 'knowing its scores',
};

/** Lines about rankings as sentences. */
export const rankingWriters: Readonly<Record<string, Writer>> = {
  'ranking.set': (line, { hypothesis }) => {
    const order = line.value('order', orderSchema);
    const standing = line.value('standing', z.enum(opinionStandings));
    const places = order?.map((place) => place.map((id) => named(id, hypothesis)).join(' with '));
    return `Ranked level ${line.word('level')}, made ${standing === undefined ? withheld : rankingStandingWords[standing]}: ${places === undefined ? withheld : listed(places)}`;
  },
  'ranking.explain': (line) => `Explained how a ranking differs from the computed order: ${line.quoted('explanation')}`,
  'ranking.waive': (line) =>
    `Had the scores of level ${line.word('level')} shown without ranking it first: ${line.quoted('reason')}`,
};
