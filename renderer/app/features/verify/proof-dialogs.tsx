import { useState, type ReactNode } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import { statusWords } from '../../../../shared/bundle/check-words.ts';
import { useAct } from '../../api/replies.ts';
import { usePickHere, useSave } from '../../files/pick-store.ts';
import { ActButton, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Facts } from '../../../ui/page.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { lastName } from './verify-input.ts';
import styles from './verify.module.css';

/** What is proven without a bundle: one exhibit, or that a log key signed two histories. */
export const ProofTools = () => {
  const [open, setOpen] = useState<'check' | 'fork' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      <Button onPress={() => setOpen('check')}>Check a proof…</Button>
      <Button onPress={() => setOpen('fork')}>Compare two histories…</Button>
      {open === 'check' ? <CheckProofDialog onClose={close} /> : null}
      {open === 'fork' ? <ForkDialog onClose={close} /> : null}
    </>
  );
};

const CheckProofDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const verify = useAct('proof.verify');
  const [path, setPath] = useState<string | null>(null);
  const [logKey, setLogKey] = useState<string | null>(null);
  const [verified, setVerified] = useState<Output<'proof.verify'> | null>(null);
  const choose = (set: (path: string) => void) => (chosen: string) => {
    set(chosen);
    // A verdict never stands beside something that it is not about.
    setVerified(null);
  };
  const run = async (): Promise<void> => {
    if (path === null) return;
    const done = await verify.run({ path, ...(logKey !== null && { logKey }) });
    setVerified(done.ok ? done.value : null);
  };
  return (
    <Dialog
      title="Check a proof"
      isOpen
      onClose={onClose}
      width="large"
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          <ActButton needed={notYet({ Proof: path !== null })} isRunning={verify.isRunning} onPress={() => void run()}>
            Check
          </ActButton>
        </>
      }
    >
      <div className={styles['proof']}>
        <p>
          The folder of one exhibit, one of its proofs, or the proof that a log key signed two histories. Nothing in it
          is trusted; the key of the log comes from your address book or from a file that you name.
        </p>
        <PathRow
          title="Proof"
          purposes={['folder', 'files']}
          usual="a folder, or one file of it"
          path={path}
          onChosen={choose(setPath)}
        />
        <PathRow
          title="Key of the log"
          purposes={['files']}
          usual="log.vkey"
          path={logKey}
          onChosen={choose(setLogKey)}
        />
        {verify.failure === null ? null : <FailureNotice failure={verify.failure} onClose={verify.clear} />}
        {verified === null ? null : <ProofVerdict verified={verified} />}
      </div>
    </Dialog>
  );
};

const ProofVerdict = ({ verified }: { readonly verified: Output<'proof.verify'> }) => (
  <>
    <Notice tone={verdictTone(verified.verdict)} title={verdictWords(verified)}>
      {verified.notProven.map((text) => (
        <div key={text}>Not proven: {text}.</div>
      ))}
    </Notice>
    <Facts
      facts={[
        ['Case', verified.origin === null ? null : <SafeText key="o" text={verified.origin} max={200} />],
        ['Lines', verified.sizes.join(' and ')],
        ['File', verified.sha256 === null ? null : <SafeText key="f" text={verified.sha256} max={100} />],
        ...verified.checks.map(({ name, status, detail, first }): [string, ReactNode] => [
          `${name}: ${statusWords(status)}`,
          <span key={name}>
            <SafeText text={detail} max={1000} />
            {first === null ? null : (
              <>
                {' '}
                at <SafeText text={first} max={200} />
              </>
            )}
          </span>,
        ]),
        ...verified.lines.map(({ seq, type, fields }): [string, ReactNode] => [
          `Line ${seq}`,
          <span key={seq} className={styles['disclosed']}>
            {type} <SafeText text={fields} max={4000} />
          </span>,
        ]),
      ]}
    />
  </>
);

const verdictTone = (verdict: Output<'proof.verify'>['verdict']): 'good' | 'warn' | 'bad' => {
  switch (verdict) {
    case 'verified':
      return 'good';
    case 'not anchored':
      return 'warn';
    case 'failed':
      return 'bad';
  }
};

const verdictWords = ({ verdict, kind }: Output<'proof.verify'>): string => {
  switch (verdict) {
    case 'verified':
      return kind === 'fork'
        ? 'Proven: the log key that you hold signed two histories.'
        : 'Verified: these lines stand in the case, under the log key that you hold.';
    case 'not anchored':
      return kind === 'fork'
        ? 'One key signed two histories; whose it is, nothing outside says.'
        : 'Not anchored: it holds together, but you hold no key of this log. Anybody could have made it.';
    case 'failed':
      return 'Failed: something in this proof does not hold.';
  }
};

const ForkDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const prove = useAct('proof.fork');
  const save = useSave();
  const [first, setFirst] = useState<string | null>(null);
  const [second, setSecond] = useState<string | null>(null);
  const [logKey, setLogKey] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [made, setMade] = useState<Output<'proof.fork'> | null>(null);
  const run = async (): Promise<void> => {
    setFailure(null);
    setMade(null);
    const place = await save({ title: 'Where the proof is written', name: 'two-histories.json' });
    if (!place.ok) return setFailure(place.error);
    if (place.value === null || first === null || second === null) return;
    const done = await prove.run({ first, second, out: place.value, ...(logKey !== null && { logKey }) });
    if (done.ok) setMade(done.value);
  };
  return (
    <Dialog
      title="Compare two histories"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          <ActButton
            needed={notYet({ First: first !== null, Second: second !== null })}
            isRunning={prove.isRunning}
            onPress={() => void run()}
          >
            Write the proof…
          </ActButton>
        </>
      }
    >
      <div className={styles['proof']}>
        <p>
          Two checkpoints of one case that two people hold. If no history has both, the file proves to anybody that the
          log key signed two. Of different sizes, the larger must be a bundle: its lines are needed.
        </p>
        <PathRow
          title="First"
          purposes={['bundle', 'files']}
          usual="a bundle, or checkpoint.txt"
          path={first}
          onChosen={setFirst}
        />
        <PathRow
          title="Second"
          purposes={['bundle', 'files']}
          usual="a bundle, or checkpoint.txt"
          path={second}
          onChosen={setSecond}
        />
        <PathRow
          title="Key of the log"
          purposes={['files']}
          usual="where neither is a bundle"
          path={logKey}
          onChosen={setLogKey}
        />
        {made === null ? null : (
          <Notice tone="warn" title={`Two histories, of ${made.sizes.join(' and ')} lines. The proof was written.`}>
            <SafeText text={made.out} max={1000} />
          </Notice>
        )}
        {prove.failure === null ? null : <FailureNotice failure={prove.failure} onClose={prove.clear} />}
        {failure === null ? null : <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
      </div>
    </Dialog>
  );
};

type Purpose = 'files' | 'folder' | 'bundle';

const purposeWords: Readonly<Record<Purpose, string>> = { files: 'File…', folder: 'Folder…', bundle: 'Bundle…' };

const PathRow = ({
  title,
  purposes,
  usual,
  path,
  onChosen,
}: {
  readonly title: string;
  /** What it may be; each has a button of its own. */
  readonly purposes: readonly Purpose[];
  /** The usual name of it. */
  readonly usual: string;
  readonly path: string | null;
  readonly onChosen: (path: string) => void;
}) => {
  const { pick, failure: unpicked } = usePickHere();
  const choose = async (purpose: Purpose): Promise<void> => {
    const [chosen] = await pick({ purpose, title });
    if (chosen !== undefined) onChosen(chosen);
  };
  return (
    <div className={styles['anchor']}>
      <div className={styles['anchorName']}>
        <span>{title}</span>
        <code>{path === null ? usual : <SafeText text={lastName(path)} max={200} />}</code>
        {unpicked === null ? null : <FailureNotice failure={unpicked} />}
      </div>
      <div className={styles['dropButtons']}>
        {purposes.map((purpose) => (
          <Button key={purpose} aria-label={`${purposeWords[purpose]} ${title}`} onPress={() => void choose(purpose)}>
            {purposeWords[purpose]}
          </Button>
        ))}
      </div>
    </div>
  );
};
