import type { Output } from '../../../../shared/api/contract.ts';
import { Button } from '../../../ui/button.tsx';
import type { Column } from '../../../ui/data-table.tsx';
import { Card, Facts } from '../../../ui/page.tsx';
import { Empty } from '../../../ui/states.tsx';
import { Digest } from '../../../marks/digest.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { editionTitle } from './edition-words.ts';
import { LineLink } from '../../line-link.tsx';
import { RecordTable } from './record-table.tsx';
import type { View } from './releases-store.ts';
import type { Releases } from './use-releases.ts';

type Row = Output<'release.list'>['exports'][number];

const columns: readonly Column<Row>[] = [
  {
    id: 'line',
    title: 'Recorded at',
    width: 110,
    isSortable: true,
    cell: ({ line }) => <LineLink line={line} />,
    text: ({ line }) => String(line),
  },
  {
    id: 'edition',
    title: 'Edition',
    width: 100,
    isSortable: true,
    cell: ({ edition }) => <SafeText text={editionTitle(edition)} max={60} />,
    text: ({ edition }) => editionTitle(edition),
  },
  {
    id: 'name',
    title: 'File',
    width: 220,
    isSortable: true,
    cell: ({ name }) => <SafeText text={name ?? '(withheld)'} max={300} />,
    text: ({ name }) => name ?? '',
  },
  {
    id: 'at',
    title: 'When',
    width: 182,
    isSortable: true,
    cell: ({ at }) => <Instant at={at} />,
    text: ({ at }) => at ?? '',
  },
  {
    id: 'signers',
    title: 'Must be signed by',
    width: 220,
    cell: ({ signers }) =>
      signers.length === 0 ? 'nobody: a draft' : <SafeText text={signers.join(', ')} max={300} />,
    text: ({ signers }) => signers.join(' '),
  },
];

/** Every bundle that was written, with what tells it from another. */
export const ExportsList = ({
  releases,
  onView,
}: {
  readonly releases: Releases;
  readonly onView: (view: View) => void;
}) => (
  <RecordTable
    folder={releases.folder}
    id="exports"
    label="Exports"
    rows={releases.list.exports}
    columns={columns}
    renderDetail={(row) => (
      <Card title={<SafeText text={row.name ?? '(name withheld)'} max={300} />} aside={<LineLink line={row.line} />}>
        <Facts
          facts={[
            ['Edition', <SafeText key="e" text={editionTitle(row.edition)} max={60} />],
            ['Release', row.release === null ? null : <LineLink key="r" line={row.release} />],
            ['Written', <Instant key="at" at={row.at} withSeconds />],
            [
              'Signers',
              row.signers.length === 0 ? 'none: a draft' : <SafeText key="s" text={row.signers.join(', ')} />,
            ],
            [
              'SHA-256',
              row.sha256 === null ? null : (
                <Digest key="d" digest={row.sha256} onCopy={(digest) => void navigator.clipboard.writeText(digest)} />
              ),
            ],
          ]}
        />
      </Card>
    )}
    empty={
      <Card title="Exports" aside="none recorded">
        <Empty title="None recorded" action={<Button onPress={() => onView('export')}>Export a release</Button>}>
          Each bundle that is written adds a line here, with its SHA-256 as it was when it was written. A signature that
          is added later changes the file.
        </Empty>
      </Card>
    }
  />
);
