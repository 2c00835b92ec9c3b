import { useState, type DragEvent } from 'react';
import { verifyBundle, type Verification } from '../../../shared/bundle/verify.ts';
import { SafeText } from '../../marks/safe-text.tsx';
import { readChosenFile, readChosenFolder, readDrop, type Given } from '../dropped-files.ts';
import { noKeys, readPastedKeys, type PastedKeys } from '../given-anchors.ts';
import { nobleCrypto } from '../noble-crypto.ts';
import { ownCode } from '../own-code.ts';
import { droppedBytesMax, readFolderFiles, readZipBytes } from '../read-dropped.ts';
import { Card } from '../parts.tsx';
import { PastedKeysForm } from '../pasted-keys.tsx';
import { RecomputedCard } from '../recomputed.tsx';
import { VerdictCards } from '../verdict.tsx';

type State =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'working'; readonly step: string }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'done'; readonly name: string; readonly verification: Verification };

/** The reader gives the bundle, and this page computes what it can about it. */
export const CheckScreen = () => {
  const [state, setState] = useState<State>({ kind: 'waiting' });
  const [keys, setKeys] = useState<PastedKeys>(noKeys);
  const [given, setGiven] = useState<Given | undefined>(undefined);
  const [isOver, setOver] = useState(false);
  const check = async (next: Given | undefined): Promise<void> => {
    if (next === undefined) return;
    setGiven(next);
    try {
      setState(await verifyGiven(next, keys, (step) => setState({ kind: 'working', step })));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      setState({ kind: 'refused', message: `The bundle could not be read: ${why}. Give it again.` });
    }
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void readDrop(event.dataTransfer).then(check, () => check(undefined));
  };
  return (
    <>
      <RecomputedCard />
      <Card title="Check the bundle itself">
        <p>
          <strong>This page is a file from whoever sent the bundle, and so is every word that it says about it.</strong>{' '}
          What it computes below is worth as much as you trust this file. The independent check is your own copy of
          Plumbline (<code>plumbline verify</code>), or the commands of VERIFY.txt, taken from your own copy of the
          handbook.
        </p>
        <PastedKeysForm keys={keys} onChange={setKeys} />
        <div
          className="drop"
          data-over={isOver}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <p>Drop the bundle’s ZIP or its unpacked folder here, or choose it.</p>
          <p className="buttons">
            <label className="button">
              Choose the ZIP
              <input
                type="file"
                accept=".zip"
                className="visually-hidden"
                onChange={(event) => void check(readChosenFile(event.currentTarget.files))}
              />
            </label>
            <label className="button">
              Choose the folder
              <input
                type="file"
                className="visually-hidden"
                ref={(input) => input?.setAttribute('webkitdirectory', '')}
                onChange={(event) => void check(readChosenFolder(event.currentTarget.files))}
              />
            </label>
          </p>
          <p className="muted">Nothing leaves this page: it can open no connection.</p>
        </div>
        <p role="status" aria-live="polite">
          {state.kind === 'working' ? `Checking: ${state.step} …` : ''}
          {state.kind === 'done' ? (
            <>
              Checked: <SafeText text={state.name} max={200} />.
            </>
          ) : null}
        </p>
        {state.kind === 'refused' ? (
          <p className="notice bad" role="alert">
            <SafeText text={state.message} max={1000} />
          </p>
        ) : null}
        {state.kind === 'done' && given !== undefined ? (
          <p>
            <button type="button" onClick={() => void check(given)}>
              Check again with the keys above
            </button>
          </p>
        ) : null}
      </Card>
      {state.kind === 'done' ? <VerdictCards name={state.name} verification={state.verification} /> : null}
    </>
  );
};

const verifyGiven = async (given: Given, keys: PastedKeys, say: (step: string) => void): Promise<State> => {
  const anchors = readPastedKeys(keys, nobleCrypto);
  if (!anchors.ok) return { kind: 'refused', message: `${anchors.error.message} Nothing was checked.` };
  const size = given.kind === 'zip' ? given.file.size : given.files.reduce((sum, { size: bytes }) => sum + bytes, 0);
  if (size > droppedBytesMax)
    return {
      kind: 'refused',
      message: `${given.name} has ${size} bytes, and a page can check ${droppedBytesMax}. Check it with your own copy of Plumbline.`,
    };
  const reading = {
    crypto: nobleCrypto,
    onRead: async (done: number, total: number): Promise<void> => {
      if (done % 8 !== 0) return;
      say(`file ${done + 1} of ${total}`);
      await pause();
    },
  };
  say('reading');
  await pause();
  const snapshot =
    given.kind === 'zip'
      ? await readZipBytes(new Uint8Array(await given.file.arrayBuffer()), reading)
      : await readFolderFiles(given.files, reading);
  say('hashes, chain, root, signatures, disclosures and numbers');
  await pause();
  const verification = verifyBundle(snapshot, anchors.value, nobleCrypto, { viewerCode: ownCode });
  return { kind: 'done', name: given.name, verification };
};

/** Lets the page show what it is doing before it goes on. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => void setTimeout(resolve, 0));
  });
