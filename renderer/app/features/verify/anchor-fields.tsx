import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Failure } from '../../../../shared/base/result.ts';
import { usePick } from '../../files/pick-store.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { CheckField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { lastName } from './verify-input.ts';
import { useVerifyStore } from './verify-store.ts';
import styles from './verify.module.css';

/** Anchors for this verification alone, beside what the workstation trusts. */
export const AnchorFields = () => {
  const { anchors, setAnchors } = useVerifyStore();
  const [failure, setFailure] = useState<Failure | null>(null);
  const pick = usePick();
  const choose = async (title: string, take: (paths: readonly string[]) => void): Promise<void> => {
    const picked = await pick({ purpose: 'files', title });
    if (!picked.ok) setFailure(picked.error);
    else if (picked.value.length > 0) take(picked.value);
  };
  const single = (name: 'signers' | 'logKey', title: string, file: string) => (
    <AnchorRow
      title={title}
      file={file}
      paths={anchors[name] === null ? [] : [anchors[name]]}
      onChoose={() => choose(title, ([first]) => first !== undefined && setAnchors({ [name]: first }))}
      onDrop={() => setAnchors({ [name]: null })}
    />
  );
  const several = (name: 'witnesses' | 'tsaRoots' | 'retained' | 'notices', title: string, file: string) => (
    <AnchorRow
      title={title}
      file={file}
      paths={anchors[name]}
      onChoose={() => choose(title, (paths) => setAnchors({ [name]: [...new Set([...anchors[name], ...paths])] }))}
      onDrop={(path) => setAnchors({ [name]: anchors[name].filter((one) => one !== path) })}
    />
  );
  return (
    <fieldset className={styles['anchors']}>
      <legend>Only for this verification</legend>
      <p className={styles['note']}>
        Keys that reached you by another way than the bundle. Those inside it prove nothing.
      </p>
      {single('signers', 'Signers', 'allowed_signers')}
      {single('logKey', 'Key of the log', 'log.vkey')}
      {several('witnesses', 'Witnesses', 'witness.vkey')}
      {several('tsaRoots', 'Authorities for time stamps', 'root.pem')}
      {several('retained', 'Checkpoints that you got earlier', 'checkpoint.txt')}
      {several('notices', 'Notices of what became of it', 'notice.json')}
      <TextField
        label="Witnesses that must have cosigned"
        hint="Names with spaces between them. The bundle fails without them."
        value={anchors.requiredWitnesses}
        onChange={(requiredWitnesses) => setAnchors({ requiredWitnesses })}
        isMono
      />
      <CheckField value={anchors.retain} onChange={(retain) => setAnchors({ retain })}>
        Keep its checkpoint if it is verified
        <span className={styles['note']}>
          Every later bundle of this case is then compared with it: lines that were cut off or rewritten are noticed.
        </span>
      </CheckField>
      {failure === null ? null : <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
    </fieldset>
  );
};

const AnchorRow = ({
  title,
  file,
  paths,
  onChoose,
  onDrop,
}: {
  readonly title: string;
  /** The usual name of such a file. */
  readonly file: string;
  readonly paths: readonly string[];
  readonly onChoose: () => Promise<void>;
  readonly onDrop: (path: string) => void;
}) => (
  <div className={styles['anchor']}>
    <div className={styles['anchorName']}>
      <span>{title}</span>
      {paths.length === 0 ? (
        <code>{file}</code>
      ) : (
        paths.map((path) => (
          <span key={path} className={styles['anchorFile']}>
            <code>
              <SafeText text={lastName(path)} max={200} />
            </code>
            <IconButton label={`Leave out: ${title}`} onPress={() => onDrop(path)}>
              <IconX />
            </IconButton>
          </span>
        ))
      )}
    </div>
    <Button aria-label={`Choose: ${title}`} onPress={() => void onChoose()}>
      Choose…
    </Button>
  </div>
);
