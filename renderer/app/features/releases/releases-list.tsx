import type { Output } from '../../../../shared/api/contract.ts';
import { counted } from '../../../../shared/base/counted.ts';
import { Button } from '../../../ui/button.tsx';
import type { Column } from '../../../ui/data-table.tsx';
import { Card, Facts } from '../../../ui/page.tsx';
import { Empty } from '../../../ui/states.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { CheckpointLines } from './checkpoint-lines.tsx';
import { LineLink } from '../../line-link.tsx';
import { RecordTable } from './record-table.tsx';
import { StandingCard } from './standing-card.tsx';
import { standingWords } from './standing-words.ts';
import type { View } from './releases-store.ts';
import type { Releases } from './use-releases.ts';

type Row = Output<'release.list'>['releases'][number];

const columns: readonly Column<Row>[] = [
  {
    id: 'line',
    title: 'Frozen at',
    width: 100,
    isSortable: true,
    cell: ({ line }) => <LineLink line={line} />,
    text: ({ line }) => String(line),
  },
  {
    id: 'size',
    title: 'Lines',
    width: 80,
    isSortable: true,
    isNumeric: true,
    cell: ({ size }) => size,
    text: ({ size }) => String(size),
  },
  {
    id: 'at',
    title: 'When',
    width: 182,
    isSortable: true,
    cell: ({ at }) => <Instant at={at} />,
    text: ({ at }) => at,
  },
  {
    id: 'actor',
    title: 'By',
    width: 160,
    isSortable: true,
    cell: ({ actor }) => <SafeText text={actor} max={100} />,
    text: ({ actor }) => actor,
  },
  {
    id: 'standing',
    title: 'Standing',
    width: 150,
    isSortable: true,
    cell: (row) => <span data-standing={row.standing}>{standingWords(row)}</span>,
    text: (row) => standingWords(row),
  },
  {
    id: 'witnesses',
    title: 'Witnesses',
    width: 90,
    isNumeric: true,
    cell: ({ witnesses }) => witnesses.length,
    text: ({ witnesses }) => witnesses.join(' '),
  },
  {
    id: 'closed',
    title: 'Checkpoint',
    width: 140,
    cell: ({ closed }) => closedWords(closed),
    text: ({ closed }) => closedWords(closed),
  },
];

const closedWords = (isClosed: boolean): string => (isClosed ? 'closed' : 'open for witnesses');

/** Every release, newest first, with the three lines of its checkpoint. */
export const ReleasesList = ({
  releases,
  onView,
}: {
  readonly releases: Releases;
  readonly onView: (view: View) => void;
}) => {
  const { list, folder } = releases;
  return (
    <RecordTable
      folder={folder}
      id="releases"
      label="Releases"
      rows={list.releases}
      columns={columns}
      renderDetail={(row) => (
        <>
          <StandingCard key={row.line} releases={releases} release={row} onView={onView} />
          <Card title={`Release of ${counted(row.size, 'line')}`} aside={<LineLink line={row.line} />}>
            <Facts
              facts={[
                ['Frozen', <Instant key="at" at={row.at} withSeconds />],
                ['By', <SafeText key="by" text={row.actor} max={100} />],
                [
                  'Kind',
                  row.request === null
                    ? 'a draft by a single signer: its bundles do not verify'
                    : 'approved by two people',
                ],
                ['Witnesses', row.witnesses.length === 0 ? null : <SafeText key="w" text={row.witnesses.join(', ')} />],
                [
                  'Time stamps',
                  row.timeStamps.length === 0 ? null : (
                    <span key="t">
                      {row.timeStamps.map(({ time, authority }) => (
                        <div key={`${time} ${authority}`}>
                          <Instant at={time} withSeconds />, <SafeText text={authority} max={200} />
                        </div>
                      ))}
                    </span>
                  ),
                ],
                ['Cosignatures', row.closed ? 'closed by the first export' : 'taken until the first export'],
                [
                  'Exports',
                  counted(list.exports.filter(({ release }) => release === row.line).length, 'export', 'exports'),
                ],
                ['Checkpoint', row.checkpoint === null ? null : <CheckpointLines key="c" text={row.checkpoint} />],
              ]}
            />
          </Card>
        </>
      )}
      empty={
        <Card title="Releases" aside="none recorded">
          <Empty title="None recorded" action={<Button onPress={() => onView('request')}>Request one</Button>}>
            A release is a number of lines that two people have approved, with a checkpoint over them.
          </Empty>
        </Card>
      }
    />
  );
};
