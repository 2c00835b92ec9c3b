import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { counted } from '../../../../shared/base/counted.ts';
import { Button } from '../../../ui/button.tsx';
import { Card, Facts } from '../../../ui/page.tsx';
import { Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { TlpChip } from '../../../marks/tlp-chip.tsx';
import { editionTitle } from './edition-words.ts';
import { WriteDialog } from './write-dialog.tsx';
import styles from './releases.module.css';

type Opened = NonNullable<Output<'release.list'>['opened']>;

/** The bundle that a case was opened from, which can be written again and no other way. */
export const OpenedCard = ({
  folder,
  opened,
  onExported,
}: {
  readonly folder: string;
  readonly opened: Opened;
  readonly onExported: (exported: Output<'release.export'>) => void;
}) => {
  const [isWriting, setWriting] = useState(false);
  const { edition, tlp, signers, withheld, recomputable, files } = opened;
  return (
    <Card title="Write the bundle again" aside={`the ${edition} edition`}>
      <div className={styles['stack']}>
        <p className={styles['prose']}>
          The case was opened from a bundle. What is written is that bundle again, byte for byte, with its signatures,
          cosignatures and time stamps; nothing is recorded. Each file is compared with the one that was verified when
          the bundle was opened. Other editions leave the case where it was made.
        </p>
        <Facts
          facts={[
            ['Edition', editionTitle(edition)],
            ['Marking', <TlpChip key="tlp" tlp={tlp} />],
            [
              'Signed by',
              signers.length === 0 ? 'nobody: a draft' : <SafeText key="by" text={signers.join(', ')} max={300} />,
            ],
            ['Withheld', counted(withheld, 'field')],
            ['Numbers', recomputable ? 'can be computed again' : 'cannot be computed again'],
            ...(files === null ? [] : [['Holds', counted(files, 'file')] as const]),
          ]}
        />
        {files === null ? (
          <Notice tone="warn" title="This case cannot give its bundle back.">
            An earlier version opened it, and kept the ledger and the evidence alone. Open the bundle again in another
            folder.
          </Notice>
        ) : null}
        <div className={styles['buttons']}>
          <Button look="primary" isDisabled={files === null} onPress={() => setWriting(true)}>
            Write it again…
          </Button>
        </div>
      </div>
      {isWriting ? (
        <WriteDialog
          title="Write the bundle again"
          action="Write"
          request={{ folder, edition }}
          before={<p>The {edition} edition, as it was opened. A file that is there is never replaced.</p>}
          onExported={onExported}
          onClose={() => setWriting(false)}
        />
      ) : null}
    </Card>
  );
};
