import { actDone, groundWords } from '../../domain/standing-vocabulary.ts';
import { earlierReleases } from '../../domain/earlier-releases.ts';
import type { StandingOfRelease } from '../../domain/release-standing.ts';
import { heading, paragraph, quote, rich, strong, table } from '../blocks.ts';
import type { ReportBlock, Rich } from '../blocks.ts';
import type { ReportContext } from '../report-source.ts';

/** What became of the releases before this one, so that whoever holds one of them learns it here. Nothing for a first release. */
export const earlierReleaseBlocks = ({ tables, lines }: ReportContext): readonly ReportBlock[] => {
  const earlier = earlierReleases(tables, lines.at(-1)?.seq ?? 0);
  if (earlier.length === 0) return [];
  return [
    heading(2, 'Earlier releases'),
    paragraph('What is said of an earlier release after this one was frozen cannot stand here: ask for its notices.'),
    table(
      'Earlier releases and what became of them',
      [
        ['Line', 'auto', 'end'],
        ['Frozen', 'auto'],
        ['What became of it', 1],
      ],
      earlier.map((one) => [String(one.release.seq), one.release.at, becameOf(one)]),
    ),
  ];
};

const becameOf = ({ standing, retraction, amendments, successor }: StandingOfRelease): Rich => {
  const said = [...amendments, ...(retraction === null ? [] : [retraction])];
  return rich(
    standing === 'retracted' ? strong('retracted') : standing,
    ...(standing === 'superseded' && successor !== null ? [` by line ${successor.seq}`] : []),
    ...said.flatMap(({ act, ground, statement, seq }) => [
      `; ${actDone[act]} by line ${seq}, ${groundWords[ground]}: `,
      ...quote(statement, 4_000),
    ]),
  );
};
