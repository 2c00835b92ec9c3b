import type { Output } from '../shared/api/contract.ts';
import type { OpinionStanding } from '../shared/domain/vocabulary.ts';
import { formatTable } from './output.ts';

type Sheet = Output<'opinion.read'>;

/** How blind a second opinion is, in words that claim no more than the program knows. */
export const standingText = (standing: OpinionStanding | null): string => {
  switch (standing) {
    case 'unshown':
      return 'blind; this workstation had shown no rating of the level';
    case 'declared':
      return 'blind on the rater’s word; ratings of the level had been shown on this workstation, to whom is not known';
    case 'seen':
      return 'not blind: the rater had seen ratings of the level';
    case null:
      return '(withheld)';
  }
};

export const progressText = ({ rated, cells }: Pick<Sheet, 'rated' | 'cells'>): string =>
  `${rated} of ${cells} cells rated`;

/** The item that is next, or the one that was asked for, with the question for each hypothesis. */
export const formatSheet = (sheet: Sheet, wanted: string | undefined): readonly string[] => {
  const { opinion, hypotheses, items, question } = sheet;
  if (opinion === null) return ['No second opinion is being given. `plumbline opinion begin` begins one.'];
  const isOpen = (item: Sheet['items'][number]): boolean =>
    hypotheses.some(({ id }) => !Object.hasOwn(item.ratings, id));
  const item =
    wanted === undefined
      ? items.find(isOpen)
      : items.find(({ id, exhibit }) => exhibit === wanted || id.startsWith(wanted));
  return [
    `Second opinion of ${opinion.rater ?? '(withheld)'} on level ${opinion.level}: ${standingText(opinion.standing)}`,
    progressText(sheet),
    ...paragraphs(question === null || question === '' ? '' : `Question of the case: ${question}`),
    '',
    ...(item === undefined
      ? [wanted === undefined ? 'Every cell is rated. `plumbline opinion end DIR` ends it.' : `There is no ${wanted}.`]
      : [
          `${item.exhibit ?? ''} ${item.title ?? item.name ?? '(title withheld)'} (${item.reliability ?? '–'}${item.credibility ?? '–'})`.trim(),
          ...paragraphs(item.description ?? ''),
          '',
          'How likely would we see this, if …',
          ...formatTable(
            hypotheses.map(({ id, statement }) => [
              `  ${item.ratings[id]?.rating ?? '·'}`,
              id,
              statement ?? '(withheld)',
            ]),
          ),
          '',
          'CC surely · C probably · N either way · I probably not · II hardly ever · NA does not bear on it',
        ]),
  ];
};

/** A line of text is a line of the terminal; inside one, a line break would be shown as a code. */
const paragraphs = (text: string): readonly string[] => (text === '' ? [] : text.split(/\r?\n/u));
