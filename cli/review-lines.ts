import type { Output } from '../shared/api/contract.ts';
import { shownDelta } from '../shared/review/review-words.ts';
import { standardScores } from '../shared/review/review-vocabulary.ts';
import { formatTable } from './output.ts';

type Reviews = Output<'review.read'>;
type Review = Reviews['reviews'][number];

/** What a draft asks, and what of it is open. */
export const draftLines = ({ draft, open }: Output<'review.draft'>): readonly string[] => [
  `review by ${draft.identity} of the ${draft.edition} edition, over ${draft.checkpoint.split('\n')[1] ?? ''} lines`,
  `custody to follow: ${draft.custody.items.map(({ exhibit, item }) => exhibit ?? item).join(', ')}`,
  `cells to rate: ${draft.ratings.length}${draft.ratingsClosed === null ? ', still open' : `, closed at ${draft.ratingsClosed.at}`}`,
  open.length === 0
    ? 'Everything is answered: sign it with `plumbline review sign FILE --identity I`.'
    : `open: ${open.join('; ')}`,
];

export const reviewLines = ({ reviews, cells, bands, draft }: Reviews): readonly string[] => {
  if (reviews.length === 0) {
    return [
      'No review was taken in.',
      ...(draft === null ? [] : [`A review of this case is under way here: ${draft}`]),
      'A reviewer begins with `plumbline review new BUNDLE`; their file comes in with `plumbline review import DIR FILE`.',
    ];
  }
  return [
    ...reviews.flatMap(oneReview),
    ...(cells.length === 0
      ? []
      : [
          `agreement on ${cells.length} cells, the case and its reviewers: ${countedBands(bands.openSynthesis)} (Open Synthesis); ${countedBands(bands.osach)} (Open Source ACH)`,
          ...formatTable(
            cells.map((cell) => [
              `  ${cell.exhibit ?? cell.item}`,
              cell.statement ?? cell.hypothesis,
              `case ${cell.own ?? '–'}`,
              `reviewers ${cell.ratings.map((rating) => rating ?? '–').join(' ')}`,
              cell.openSynthesis.band,
              cell.osach.band,
              cell.effect === null
                ? ''
                : `${shownDelta(cell.effect.delta)}${cell.effect.changesLead ? ', another would lead' : ''}`,
            ]),
          ),
        ]),
  ];
};

const oneReview = (review: Review): readonly string[] => {
  const { line, person, principal, conclusion, reviewedSize, codes, words, since, dissent } = review;
  return [
    `line ${line}: ${person ?? 'withheld'} (${principal ?? 'withheld'}): ${(conclusion ?? 'withheld').replaceAll('_', ' ')}, over ${reviewedSize} lines`,
    ...(dissent === null ? [] : [`  DISSENT ${dissentText(dissent)}`]),
    ...(words === null || words.text === '' ? [] : [`  “${words.text}”`]),
    ...(codes === null
      ? ['  no signature was kept beside it: nothing of it can be checked']
      : [
          `  ratings ${codes.blind === null ? 'withheld' : blindWords[codes.blind]}; conflict of interest ${codes.conflict === true ? 'DECLARED' : 'none declared'}${words === null ? '' : `: “${words.conflict}”`}`,
          `  custody of ${codes.custody?.sampled ?? 0} items: fails for ${codes.custody?.failing ?? 0}, cannot tell for ${codes.custody?.untold ?? 0}`,
          ...codes.claims.map(
            ({ level, verdict }) => `  claim of level ${level}: ${verdict}${wordsOfClaim(review, level)}`,
          ),
          `  standards 1 to 9: ${codes.standards.map((score) => `${score} ${standardScores[score] ?? ''}`).join(', ')}`,
        ]),
    `  ${since.lines} lines were added since${since.moving.length === 0 ? ', none of which moves a number' : `; these may move a number: ${since.moving.map(({ type, lines }) => `${lines} ${type}`).join(', ')}`}`,
  ];
};

const wordsOfClaim = ({ words }: Review, level: number): string => {
  const text = words?.claims.find((claim) => claim.level === level)?.text ?? '';
  return text === '' ? '' : `: “${text}”`;
};

const dissentText = ({ standing, line, reason, board }: NonNullable<Review['dissent']>): string => {
  switch (standing) {
    case 'open':
      return 'is open';
    case 'closed':
      return `was closed by its author (line ${line ?? ''}): “${reason ?? 'withheld'}”`;
    case 'overridden':
      return `was overridden by ${board.join(', ')} (line ${line ?? ''}): “${reason ?? 'withheld'}”`;
  }
};

const blindWords = {
  unshown: 'given before this program had shown any',
  declared: 'blind on the reviewer’s word',
  seen: 'NOT blind',
} as const;

const countedBands = (bands: Readonly<Record<string, number>>): string =>
  Object.entries(bands)
    .map(([band, cells]) => `${cells} ${band}`)
    .join(', ');
