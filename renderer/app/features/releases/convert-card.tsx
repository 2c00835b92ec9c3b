import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { counted } from '../../../../shared/base/counted.ts';
import { sizeWords } from '../../files/file-rules.ts';
import { Button } from '../../../ui/button.tsx';
import { Card, Facts } from '../../../ui/page.tsx';
import { Notice } from '../../../ui/states.tsx';
import { Digest } from '../../../marks/digest.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { ConvertDialog } from './convert-dialog.tsx';
import type { Releases } from './use-releases.ts';
import styles from './releases.module.css';

/** The case as it is now, for those who work with other programs. */
export const ConvertCard = ({ releases }: { readonly releases: Releases }) => {
  const [isAsking, setAsking] = useState(false);
  const [done, setDone] = useState<Output<'case.convert'> | null>(null);
  return (
    <Card title="For other programs">
      <div className={styles['stack']}>
        <p className={styles['prose']}>
          STIX, MISP, CASE/UCO or a table, of the case as it stands now and with no more than an edition shows. What
          proves something is the bundle, which carries the first three as well.
        </p>
        <div className={styles['buttons']}>
          <Button onPress={() => setAsking(true)}>Convert…</Button>
        </div>
        {done === null ? null : (
          <Notice tone="good" title="Written." onClose={() => setDone(null)}>
            <Facts
              facts={[
                ['File', <SafeText key="out" text={done.out} max={1000} />],
                ...(done.beside === null
                  ? []
                  : [['Without loss', <SafeText key="beside" text={done.beside} max={1000} />] as const]),
                ['Size', sizeWords(done.size)],
                [
                  'SHA-256',
                  <Digest
                    key="sha"
                    digest={done.sha256}
                    onCopy={(digest) => void navigator.clipboard.writeText(digest)}
                  />,
                ],
                [
                  'Holds',
                  Object.entries(done.byType)
                    .map(([type, count]) => counted(count, type, type))
                    .join(', '),
                ],
              ]}
            />
          </Notice>
        )}
      </div>
      {isAsking ? <ConvertDialog folder={releases.folder} onDone={setDone} onClose={() => setAsking(false)} /> : null}
    </Card>
  );
};
