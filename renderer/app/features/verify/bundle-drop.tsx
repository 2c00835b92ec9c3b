import { useState } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { IconPackage } from '@tabler/icons-react';
import type { Failure } from '../../../../shared/base/result.ts';
import { useApi } from '../../api/replies.ts';
import { usePick } from '../../files/pick-store.ts';
import { Button } from '../../../ui/button.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useVerifyStore } from './verify-store.ts';
import { lastName } from './verify-input.ts';
import styles from './verify.module.css';

/** Where a bundle comes in: dropped, pasted or chosen. */
export const BundleDrop = () => {
  const { desktop } = useApi();
  const pick = usePick();
  const { bundle, choose, isRunning } = useVerifyStore();
  const [receiving, setReceiving] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isBusy = isRunning || receiving !== null;

  const receive = async (files: readonly File[], hasFolder: boolean): Promise<void> => {
    const [file, ...others] = files;
    if (file === undefined) return setFailure(hasFolder ? droppedFolder : nothingDropped);
    if (others.length > 0) return setFailure(severalDropped);
    setFailure(null);
    setReceiving(file.name);
    const received = await desktop.receive(file);
    setReceiving(null);
    if (received.ok) choose({ path: received.value.path, name: file.name, isUpload: received.value.isUpload });
    else setFailure(received.error);
  };
  const choosePath = async (purpose: 'bundle' | 'folder'): Promise<void> => {
    setFailure(null);
    const picked = await pick({ purpose, title: purpose === 'bundle' ? 'Bundle to verify' : 'Bundle as a folder' });
    if (!picked.ok) return setFailure(picked.error);
    const [path] = picked.value;
    if (path !== undefined) choose({ path, name: lastName(path), isUpload: false });
  };

  return (
    <>
      <DropZone
        className={styles['drop'] ?? ''}
        aria-label="Drop a bundle here"
        isDisabled={isBusy}
        onDrop={(event) => {
          const files = event.items.filter((item) => item.kind === 'file');
          const hasFolder = event.items.some(({ kind }) => kind === 'directory');
          void Promise.all(files.map((item) => item.getFile())).then((list) => receive(list, hasFolder));
        }}
      >
        <IconPackage aria-hidden />
        <div className={styles['dropText']}>
          {receiving !== null ? (
            <strong role="status">
              Receiving <SafeText text={receiving} max={200} />…
            </strong>
          ) : bundle === null ? (
            <strong>Drop a bundle here</strong>
          ) : (
            <>
              <strong className={styles['name']}>
                <SafeText text={bundle.name} max={400} />
              </strong>
              <span className={styles['path']}>
                {bundle.isUpload ? 'a copy of the file that you dropped' : <SafeText text={bundle.path} max={1000} />}
              </span>
            </>
          )}
        </div>
        <div className={styles['dropButtons']}>
          <Button isDisabled={isBusy} onPress={() => void choosePath('bundle')}>
            {bundle === null ? 'Choose a ZIP…' : 'Another ZIP…'}
          </Button>
          <Button isDisabled={isBusy} onPress={() => void choosePath('folder')}>
            Choose a folder…
          </Button>
        </div>
      </DropZone>
      {desktop.kind === 'browser' ? (
        <p className={styles['note']}>
          A dropped file is first copied to the program, until it ends; a chosen one is read where it is.
        </p>
      ) : null}
      {failure === null ? null : <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
    </>
  );
};

const droppedFolder: Failure = {
  code: 'FOLDER_DROPPED',
  message: 'A folder was dropped, and a page is not told where a folder is.',
  hint: 'Choose it with the button “Choose a folder”.',
};
const nothingDropped: Failure = {
  code: 'NOT_A_FILE',
  message: 'What was dropped is not a file.',
  hint: 'Drop the ZIP of a bundle, or choose it with the button.',
};
const severalDropped: Failure = {
  code: 'SEVERAL_DROPPED',
  message: 'Several files were dropped; one bundle is verified at a time.',
  hint: 'Drop one ZIP. A bundle that is a folder is chosen with the button.',
};
