import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import type { Edition, Tlp } from '../../../../shared/domain/vocabulary.ts';
import { counted } from '../../../../shared/base/counted.ts';
import { useReply } from '../../api/replies.ts';
import { PersonRows, takingOf, type Takings } from '../../signing/person-rows.tsx';
import { Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { editionTitle, editionWords } from './edition-words.ts';
import { activePeople } from './release-way.ts';
import type { Releases } from './use-releases.ts';
import { WriteDialog } from './write-dialog.tsx';
import styles from './releases.module.css';

const signerParts = [
  { id: 'none', label: 'Not required' },
  { id: 'here', label: 'Signs now' },
  { id: 'later', label: 'Signs later' },
] as const;

/** Shows what will be written where, and collects who must sign it. */
export const ExportDialog = ({
  releases,
  last,
  edition,
  tlp,
  redaction,
  preview,
  onExported,
  onClose,
}: {
  readonly releases: Releases;
  readonly last: Releases['list']['releases'][number];
  readonly edition: Edition;
  readonly tlp: Tlp;
  readonly redaction: Releases['saved'][number] | null;
  readonly preview: Output<'release.preview'> | undefined;
  readonly onExported: (exported: Output<'release.export'>) => void;
  readonly onClose: () => void;
}) => {
  const { folder, list } = releases;
  const known = useReply('identity.list', {});
  const [takings, setTakings] = useState<Takings>({});
  const keys = new Set((known.value?.identities ?? []).map(({ principal }) => principal));
  const people = activePeople(list).map(({ principal, person }) => ({
    principal,
    person,
    hasKey: keys.has(principal),
  }));
  const signing = people
    .map(({ principal }) => ({ principal, ...takingOf(takings, principal) }))
    .filter(({ part }) => part !== 'none');
  const lacksPassphrase = signing.some(({ part, passphrase }) => part === 'here' && passphrase === '');
  return (
    <WriteDialog
      title={`Export the ${editionTitle(edition).toLowerCase()} edition`}
      action="Export"
      request={{
        folder,
        edition,
        ...(edition === 'restricted' && { tlp }),
        ...(redaction !== null && { redact: redaction.path }),
        signers: signing.map(({ principal, part, passphrase }) => ({
          identity: principal,
          passphrase: part === 'here' ? passphrase : null,
        })),
      }}
      needed={{ 'the passphrase of each who signs now': !lacksPassphrase }}
      before={
        <p>
          A bundle of the {last.size} lines of this release, which {editionWords(edition, tlp)}
          {redaction === null ? '' : ' and withholds beside that what the redaction '}
          {redaction === null ? null : <SafeText text={redaction.name} max={100} />}
          {redaction === null ? '' : ' names'}.{' '}
          {preview === undefined || edition === 'full'
            ? null
            : `About ${counted(preview.withheldCount, 'field')} will be withheld; number, type and day of every line are shown.`}
          {last.closed ? '' : ' The first export closes the checkpoint: after it, witnesses cosign bundles only.'}
        </p>
      }
      onExported={onExported}
      onClose={onClose}
    >
      <div>
        <strong>Who must sign it</strong>
        <p className={styles['muted']}>
          They are written into the bundle as required, and it verifies only when all of them have signed.
        </p>
      </div>
      <PersonRows
        label="Who must sign it"
        people={people}
        parts={signerParts}
        takings={takings}
        onTakings={setTakings}
      />
      {signing.length === 0 ? (
        <Notice tone="warn">Without a signer it is a draft: whoever verifies it gets the verdict “failed”.</Notice>
      ) : null}
    </WriteDialog>
  );
};
