import { useState } from 'react';
import type { Failure } from '../../../../shared/base/result.ts';
import { useAct } from '../../api/replies.ts';
import { joinPath } from '../../files/file-rules.ts';
import { usePickHere } from '../../files/pick-store.ts';
import { useSettings } from '../../settings.ts';
import { ActButton, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { titleToFolderName } from './folder-name.ts';
import { useEnterCase } from './use-enter-case.ts';
import styles from './start.module.css';

/** A bundle becomes a read-only case, if and only if it verifies with keys that this workstation knows by another way. */
export const OpenBundleDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { workstation } = useSettings();
  const { pick, failure: unpicked } = usePickHere();
  const open = useAct('bundle.open');
  const enter = useEnterCase();
  const [path, setPath] = useState<string | null>(null);
  const [signers, setSigners] = useState<string | null>(null);
  const [logKey, setLogKey] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const choose = async (title: string, purpose: 'bundle' | 'files', set: (path: string) => void): Promise<void> => {
    const [first] = await pick({ purpose, title });
    if (first !== undefined) set(first);
  };
  const name = titleToFolderName(
    (path ?? '')
      .split(/[/\\]/u)
      .at(-1)
      ?.replace(/\.zip$/iu, '') ?? '',
  );
  const folder = joinPath(workstation?.casesFolder ?? '', `${name}.case`);
  const run = async (): Promise<void> => {
    if (path === null) return;
    const opened = await open.run({
      path,
      folder,
      anchors: { ...(signers !== null && { signers }), ...(logKey !== null && { logKey }) },
    });
    if (!opened.ok) return;
    const entered = await enter(folder, null);
    if (entered === null) onClose();
    else setFailure(entered);
  };
  const chosen: readonly (readonly [string, string | null, 'bundle' | 'files', (path: string) => void])[] = [
    ['Bundle', path, 'bundle', setPath],
    ['Signers (allowed_signers)', signers, 'files', setSigners],
    ['Log key (log.vkey)', logKey, 'files', setLogKey],
  ];
  return (
    <Dialog
      title="Open a bundle"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton needed={notYet({ Bundle: path !== null })} isRunning={open.isRunning} onPress={() => void run()}>
            {open.isRunning ? 'Verifying…' : 'Verify and open'}
          </ActButton>
        </>
      }
    >
      <Notice tone="info">
        The bundle is verified first. It opens only if it is verified, for reading only, in{' '}
        <SafeText text={path === null ? (workstation?.casesFolder ?? '') : folder} />. Keys must have reached you by
        another way than the bundle; those in the address book of this workstation need not be named again.
      </Notice>
      {chosen.map(([label, value, purpose, set]) => (
        <div key={label} className={styles['place']}>
          <div>
            <strong>{label}</strong>
            <code>{value === null ? 'none chosen' : <SafeText text={value} />}</code>
          </div>
          <Button onPress={() => void choose(label, purpose, set)}>Choose…</Button>
        </div>
      ))}
      {unpicked === null ? null : <FailureNotice failure={unpicked} />}
      {open.failure === null ? null : <FailureNotice failure={open.failure} />}
      {failure === null ? null : <FailureNotice failure={failure} />}
    </Dialog>
  );
};
