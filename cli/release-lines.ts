import { counted } from '../shared/base/counted.ts';
import type { Output } from '../shared/api/contract.ts';
import { actDone, groundWords } from '../shared/domain/standing-vocabulary.ts';

type List = Output<'release.list'>;
type After = Output<'release.after'>;
type Release = List['releases'][number];

/** Every release, oldest first, with what was said of it, what rests on it, and who got it. */
export const formatReleases = ({ releases }: List, after: After): readonly string[] =>
  releases.length === 0
    ? ['Nothing was released.']
    : releases.flatMap((release) => [
        `line ${release.line}  ${counted(release.size, 'line')}  ${release.at}  ${standingWords(release)}`,
        ...[...release.amendments, ...(release.retraction === null ? [] : [release.retraction])].map(
          ({ line, act, ground, statement }) =>
            `  ${actDone[act]} by line ${line}, ${groundWords[ground]}: ${statement}`,
        ),
        ...formatAfter(after.releases.find(({ line }) => line === release.line)),
      ]);

/** Editions with who got them, reviews and judgements rest on it; what it rests on itself may have been corrected. */
const formatAfter = (after: After['releases'][number] | undefined): readonly string[] =>
  after === undefined
    ? []
    : [
        ...after.editions.flatMap(({ line, edition, name, recipients }) => [
          `  line ${line}  ${edition ?? 'withheld'} edition  ${name ?? 'withheld'}${recipients.length === 0 ? '  nobody is recorded to have got it' : ''}`,
          ...recipients.map((one) => `    line ${one.line}  ${one.receiver ?? 'withheld'}`),
        ]),
        ...after.reviews.map(
          ({ line, person }) => `  rests on it: the review by ${person ?? 'withheld'}, line ${line}`,
        ),
        ...after.judgements.map(
          ({ line, level }) =>
            `  rests on it: the judgement of line ${line}${level === null ? '' : `, level ${level}`}`,
        ),
        ...after.corrected.map(
          ({ line, what, exhibit, since }) =>
            `  corrected since, by line ${line}: ${exhibit === null ? `line ${since}` : `${what} of ${exhibit}`}`,
        ),
      ];

const standingWords = ({ standing, amendments, successor }: Release): string => {
  const amended = amendments.length > 0 && standing !== 'retracted' ? ', amended' : '';
  return `${standing}${standing === 'superseded' && successor !== null ? ` by line ${successor}` : ''}${amended}`;
};

/** Who is still to be told, or must be found out. */
export const formatTasks = (tasks: After['tasks']): readonly string[] => {
  const open = tasks.filter(({ told }) => told === null);
  if (open.length === 0) return [];
  return [
    '',
    'Still to be told:',
    ...open.map(({ line, act, release, exported, edition, recipient }) =>
      recipient === null
        ? `  whoever got the ${edition ?? 'withheld'} edition of line ${exported}: nobody is recorded (release hand DIR ${exported} --to NAME)`
        : `  ${recipient.receiver ?? 'withheld'}: the release of line ${release} was ${actDone[act]} (release tell DIR ${recipient.line} ${line} --how TEXT)`,
    ),
  ];
};
