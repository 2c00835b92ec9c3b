import type { Output } from '../../../../shared/api/contract.ts';
import { Button } from '../../../ui/button.tsx';
import type { Column } from '../../../ui/data-table.tsx';
import { Card, Facts } from '../../../ui/page.tsx';
import { Empty } from '../../../ui/states.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { NamedOverrides, NamedRedactions } from './named-redactions.tsx';
import { LineLink } from '../../line-link.tsx';
import { RecordTable } from './record-table.tsx';
import type { View } from './releases-store.ts';
import { Words } from './words.tsx';
import type { Releases } from './use-releases.ts';
import styles from './releases.module.css';

type Row = Output<'release.list'>['requests'][number];

const columns: readonly Column<Row>[] = [
  {
    id: 'line',
    title: 'Asked at',
    width: 100,
    isSortable: true,
    cell: ({ line }) => <LineLink line={line} />,
    text: ({ line }) => String(line),
  },
  {
    id: 'words',
    title: 'What',
    width: 280,
    isSortable: true,
    cell: ({ words }) => <SafeText text={words} max={300} />,
    text: ({ words }) => words,
  },
  {
    id: 'state',
    title: 'State',
    width: 110,
    isSortable: true,
    cell: ({ state }) => <span data-request={state}>{state}</span>,
    text: ({ state }) => state,
  },
  {
    id: 'approvals',
    title: 'Approvals',
    width: 90,
    isNumeric: true,
    cell: ({ approvals }) => approvals.length,
    text: ({ approvals }) => String(approvals.length),
  },
  {
    id: 'actor',
    title: 'Asked by',
    width: 160,
    isSortable: true,
    cell: ({ actor }) => <SafeText text={actor} max={100} />,
    text: ({ actor }) => actor,
  },
  {
    id: 'at',
    title: 'When',
    width: 182,
    isSortable: true,
    cell: ({ at }) => <Instant at={at} />,
    text: ({ at }) => at,
  },
];

const stateWords = (state: Row['state']): string => {
  switch (state) {
    case 'open':
      return 'open: any other line voids it';
    case 'void':
      return 'void: another line was added before it was performed';
    case 'performed':
      return 'performed';
  }
};

/** Every request with its approvals: those that wait, those that were performed, those that were voided. */
export const RequestsList = ({
  releases,
  onView,
}: {
  readonly releases: Releases;
  readonly onView: (view: View) => void;
}) => (
  <RecordTable
    folder={releases.folder}
    id="requests"
    label="Requests"
    rows={releases.list.requests}
    columns={columns}
    renderDetail={(row) => (
      <Card title={<Words text={row.words} />} aside={<LineLink line={row.line} />}>
        <Facts
          facts={[
            ['State', stateWords(row.state)],
            ['Asked by', <SafeText key="by" text={row.actor} max={100} />],
            ['When', <Instant key="at" at={row.at} withSeconds />],
            [
              'Approved by',
              row.approvals.length === 0 ? null : (
                <ul key="a" className={styles['plain']}>
                  {row.approvals.map(({ principal, line }) => (
                    <li key={principal}>
                      <SafeText text={principal} max={100} />, <LineLink line={line} />
                    </li>
                  ))}
                </ul>
              ),
            ],
            ...(row.kind === 'release'
              ? [
                  ['Redactions', <NamedRedactions key="n" request={row} releases={releases} />] as const,
                  ['Let stand', <NamedOverrides key="o" request={row} />] as const,
                ]
              : []),
          ]}
        />
        {row.state === 'open' ? <Button onPress={() => onView('approve')}>Approve</Button> : null}
      </Card>
    )}
    empty={
      <Card title="Requests" aside="none recorded">
        <Empty title="None recorded" action={<Button onPress={() => onView('request')}>Make a request</Button>}>
          Releases, enrolments, revocations and changes of the scoring profile are asked for first, and approved by
          others.
        </Empty>
      </Card>
    }
  />
);
