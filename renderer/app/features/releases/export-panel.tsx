import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { counted } from '../../../../shared/base/counted.ts';
import { useGo } from '../../navigation.ts';
import { useVerifyRequest } from '../../verify-request.ts';
import { sizeWords } from '../../files/file-rules.ts';
import { Button } from '../../../ui/button.tsx';
import { SelectField } from '../../../ui/fields.tsx';
import { Card, Facts } from '../../../ui/page.tsx';
import { Empty, FailureNotice, Loading, Notice } from '../../../ui/states.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { Digest } from '../../../marks/digest.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { ReadOnlyNote } from '../../../marks/read-only-note.tsx';
import { EditionFields } from './edition-fields.tsx';
import { editionTitle } from './edition-words.ts';
import { ExportDialog } from './export-dialog.tsx';
import { OpenedCard } from './opened-card.tsx';
import { LineLink } from '../../line-link.tsx';
import { PreviewSummary } from './preview-summary.tsx';
import { linesSinceRelease, openRequest } from './release-way.ts';
import { useWork, type View } from './releases-store.ts';
import { usePreview } from './use-preview.ts';
import type { Releases } from './use-releases.ts';
import styles from './releases.module.css';

type Props = { readonly releases: Releases; readonly onView: (view: View) => void };
type Exported = Output<'release.export'>;

const noRedaction = 'none';

/** Writes an edition of the last release as a bundle. */
export const ExportPanel = ({ releases, onView }: Props) => {
  const [exported, setExported] = useState<Exported | null>(null);
  const { opened } = releases.list;
  if (opened !== null) {
    return (
      <div className={styles['stack']}>
        {exported === null ? null : (
          <ExportedNotice exported={exported} onClose={() => setExported(null)} onView={onView} />
        )}
        <OpenedCard folder={releases.folder} opened={opened} onExported={setExported} />
      </div>
    );
  }
  const last = releases.list.releases.at(-1);
  if (last === undefined) {
    return (
      <Card title="Export" aside="none recorded">
        <Empty
          title="No release is frozen yet."
          action={<Button onPress={() => onView('freeze')}>To the freeze</Button>}
        >
          An edition is made from a frozen release, never from a case that still changes.
        </Empty>
      </Card>
    );
  }
  return (
    <div className={styles['stack']}>
      {exported === null ? null : (
        <ExportedNotice exported={exported} onClose={() => setExported(null)} onView={onView} />
      )}
      <ExportForm releases={releases} last={last} onExported={setExported} onView={onView} />
      <WrittenAlready releases={releases} line={last.line} onView={onView} />
    </div>
  );
};

const ExportForm = ({
  releases,
  last,
  onExported,
  onView,
}: Props & {
  readonly last: Releases['list']['releases'][number];
  readonly onExported: (exported: Exported) => void;
}) => {
  const { folder, list, info, saved, readOnly } = releases;
  const { exportEdition, exportTlp, exportRedaction, set } = useWork(folder);
  const [isExporting, setExporting] = useState(false);
  const approved = list.requests.find(({ id }) => id === last.request)?.redactions ?? [];
  const usable = saved.filter(({ sha256 }) => approved.includes(sha256));
  const chosen = usable.find(({ sha256 }) => sha256 === exportRedaction);
  const preview = usePreview({
    folder,
    edition: exportEdition,
    tlp: exportTlp,
    redaction: chosen?.redaction ?? null,
  });
  const since = linesSinceRelease(list, info.ledger.size);
  const open = openRequest(list);
  const isRefused = (preview.value?.remaining.length ?? 0) > 0;
  return (
    <Card
      title={`Export the release of ${last.size} lines`}
      aside={
        <>
          frozen at <LineLink line={last.line} />
        </>
      }
    >
      <div className={styles['stack']}>
        {since === 0 ? null : (
          <Notice tone="info">
            {counted(since, 'line was', 'lines were')} added after the freeze. They are not in this release; the preview
            below counts them.
          </Notice>
        )}
        {last.standing === 'retracted' ? (
          <Notice tone="bad" title="The release is retracted, and leaves no more.">
            What would leave does not say so. Release the case again, or tell whoever got it.
          </Notice>
        ) : null}
        {open === undefined ? null : (
          <Notice tone="warn" title="Something is asked for, and an export would void it.">
            An export is recorded as a line. This one would be of the release before, frozen at{' '}
            <LineLink line={last.line} />.
          </Notice>
        )}
        <EditionFields
          edition={exportEdition}
          tlp={exportTlp}
          onChange={({ edition, tlp }) =>
            set({
              ...(edition !== undefined && { exportEdition: edition }),
              ...(tlp !== undefined && { exportTlp: tlp }),
            })
          }
        />
        {exportEdition === 'full' ? null : (
          <SelectField
            label="Redaction"
            hint={
              approved.length === 0
                ? 'None was approved with this release.'
                : usable.length < approved.length
                  ? `${approved.length - usable.length} of those approved are not kept on this workstation.`
                  : 'Those that were approved with this release.'
            }
            value={chosen?.sha256 ?? noRedaction}
            choices={[
              { id: noRedaction, label: 'By the marking alone' },
              ...usable.map(({ name, sha256, rules }) => ({
                id: sha256,
                label: name,
                detail: counted(rules, 'rule'),
              })),
            ]}
            onChange={(id) => set({ exportRedaction: id === noRedaction ? null : id })}
          />
        )}
        {preview.failure === null ? null : <FailureNotice failure={preview.failure} onRetry={preview.refetch} />}
        {preview.value === undefined ? (
          preview.failure === null ? (
            <Loading label="Computing the preview" lines={3} />
          ) : null
        ) : (
          <PreviewSummary preview={preview.value} />
        )}
        {isRefused ? (
          <p className={styles['prose']}>
            <InlineLink
              onClick={() => {
                set({
                  edition: exportEdition,
                  tlp: exportTlp,
                  tab: 'remaining',
                  ...(chosen !== undefined && { rules: chosen.redaction.withhold, name: chosen.name }),
                });
                onView('withhold');
              }}
            >
              See the places
            </InlineLink>
            . A redaction that covers them must be approved with the next request.
          </p>
        ) : null}
        <div className={styles['buttons']}>
          <Button
            look="primary"
            isDisabled={readOnly !== null || last.standing === 'retracted'}
            onPress={() => setExporting(true)}
          >
            Export…
          </Button>
        </div>
        <ReadOnlyNote reason={readOnly} />
      </div>
      {isExporting ? (
        <ExportDialog
          releases={releases}
          last={last}
          edition={exportEdition}
          tlp={exportTlp}
          redaction={exportEdition === 'full' ? null : (chosen ?? null)}
          preview={preview.value}
          onExported={onExported}
          onClose={() => setExporting(false)}
        />
      ) : null}
    </Card>
  );
};

/** What was written of this release before, so that nobody writes it twice unawares. */
const WrittenAlready = ({ releases, line, onView }: Props & { readonly line: number }) => {
  const written = releases.list.exports.filter(({ release }) => release === line).toReversed();
  return (
    <Card
      title="Written of this release"
      aside={<InlineLink onClick={() => onView('exports')}>all exports</InlineLink>}
    >
      {written.length === 0 ? (
        <p className={styles['none']}>None recorded. The first export closes the checkpoint for witnesses.</p>
      ) : (
        <ul className={styles['written']}>
          {written.slice(0, writtenShownMax).map((one) => (
            <li key={one.line}>
              <strong>
                <SafeText text={editionTitle(one.edition)} max={60} />
              </strong>
              <SafeText text={one.name ?? '(name withheld)'} max={200} />
              <span className={styles['muted']}>
                <Instant at={one.at} />
              </span>
              <span className={styles['muted']}>
                {one.signers.length === 0 ? (
                  'a draft'
                ) : (
                  <SafeText text={`to be signed by ${one.signers.join(', ')}`} max={300} />
                )}
              </span>
              <LineLink line={one.line} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};

const writtenShownMax = 20;

const ExportedNotice = ({
  exported,
  onClose,
  onView,
}: {
  readonly exported: Exported;
  readonly onClose: () => void;
  readonly onView: (view: View) => void;
}) => {
  const go = useGo();
  const askVerify = useVerifyRequest((state) => state.ask);
  const isComplete = exported.missingSignatures.length === 0 && exported.signers.length > 0;
  return (
    <Notice
      tone={isComplete ? 'good' : 'warn'}
      title={`${editionTitle(exported.edition)} edition written.`}
      onClose={onClose}
    >
      <div className={styles['stack']}>
        <Facts
          facts={[
            [exported.encrypted ? 'Encrypted' : 'Bundle', <SafeText key="out" text={exported.out} max={1000} />],
            ['Size', `${sizeWords(exported.size)}, ${counted(exported.files, 'file')}`],
            [
              'SHA-256',
              <Digest
                key="sha"
                digest={exported.sha256}
                onCopy={(digest) => void navigator.clipboard.writeText(digest)}
              />,
            ],
            ['Withheld', counted(exported.withheld, 'field')],
            ['Numbers', exported.recomputable ? 'can be computed again' : 'cannot be computed again'],
            ['Signers', exported.signers.length === 0 ? 'none: it is a draft' : exported.signers.join(', ')],
            ...(exported.missingSignatures.length === 0
              ? []
              : [['Not signed yet', exported.missingSignatures.join(', ')] as const]),
          ]}
        />
        <div className={styles['buttons']}>
          {exported.encrypted ? null : (
            <Button
              onPress={() => {
                askVerify(exported.out);
                go.toWorkstation('verify');
              }}
            >
              Verify it
            </Button>
          )}
          {exported.missingSignatures.length === 0 ? null : (
            <Button onPress={() => onView('hand-over')}>Add a signature</Button>
          )}
        </div>
      </div>
    </Notice>
  );
};
