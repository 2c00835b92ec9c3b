import { useState } from 'react';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import type { Output } from '../../../../shared/api/contract.ts';
import { useReply } from '../../api/replies.ts';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Card } from '../../../ui/page.tsx';
import { Empty, FailureNotice, Loading, Notice } from '../../../ui/states.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { IdentityDialog } from './identity-dialog.tsx';
import styles from './settings.module.css';

type Identity = Output<'identity.list'>['identities'][number];
type Open = { readonly dialog: 'new' | 'import' } | { readonly dialog: 'export'; readonly principal: string } | null;

/** Whose keys are in this profile. */
export const IdentitiesCard = () => {
  const listed = useReply('identity.list', {});
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  const people = listed.value?.identities ?? [];
  return (
    <Card title="Identities" aside="persons whose keys are in this profile">
      <div className={styles['stack']}>
        {listed.failure === null ? null : <FailureNotice failure={listed.failure} onRetry={listed.refetch} />}
        {listed.isLoading ? <Loading label="Reading the identities" lines={3} /> : null}
        {(listed.value?.damaged ?? []).map((words) => (
          <Notice key={words} tone="bad" title="A key file is damaged.">
            <SafeText text={words} /> Put it back from a copy.
          </Notice>
        ))}
        {listed.value !== undefined && people.length === 0 ? (
          <Empty title="None recorded">
            Everything can be drafted without one. To approve, freeze or sign, a person needs a key and its passphrase.
          </Empty>
        ) : null}
        {people.length === 0 ? null : (
          <ul className={styles['list']}>
            {people.map((identity) => (
              <IdentityRow
                key={identity.principal}
                identity={identity}
                onExport={() => setOpen({ dialog: 'export', principal: identity.principal })}
              />
            ))}
          </ul>
        )}
        <div className={styles['row']}>
          <Button icon={<IconPlus aria-hidden />} onPress={() => setOpen({ dialog: 'new' })}>
            New identity…
          </Button>
          <Button icon={<IconFileImport aria-hidden />} onPress={() => setOpen({ dialog: 'import' })}>
            Bring a key of OpenSSH…
          </Button>
        </div>
      </div>
      {open === null ? null : open.dialog === 'export' ? (
        <ExportDialog
          principal={open.principal}
          fingerprint={people.find(({ principal }) => principal === open.principal)?.fingerprint ?? null}
          onClose={close}
        />
      ) : (
        <IdentityDialog
          way={open.dialog}
          onMade={(principal) => setOpen({ dialog: 'export', principal })}
          onClose={close}
        />
      )}
    </Card>
  );
};

const IdentityRow = ({ identity, onExport }: { readonly identity: Identity; readonly onExport: () => void }) => (
  <li className={styles['entry']}>
    <div className={styles['entryMain']}>
      <span className={styles['name']}>
        <strong>{identity.principal}</strong>
        {identity.person === identity.principal ? null : <SafeText text={identity.person} max={200} />}
      </span>
      <span className={styles['muted']}>
        made <Instant at={identity.createdAt} />
      </span>
    </div>
    <div className={styles['entryTools']}>
      <CopyButton text={`${identity.allowedSignersLine}\n`}>Copy its line</CopyButton>
      <Button look="quiet" onPress={onExport}>
        Hand over…
      </Button>
    </div>
    <code className={styles['wide']}>{identity.fingerprint}</code>
  </li>
);
