import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import { counted } from '../../../../shared/base/counted.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { usePickHere, useSave } from '../../files/pick-store.ts';
import { ActButton, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Card, Facts } from '../../../ui/page.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { ReadOnlyNote } from '../../../marks/read-only-note.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { Releases } from './use-releases.ts';
import styles from './releases.module.css';

/** An outside authority dates the last release: a query goes out on a stick, its reply comes back. */
export const TimeStampCard = ({ releases }: { readonly releases: Releases }) => {
  const { folder, list, readOnly } = releases;
  const request = useAct('stamp.request');
  const save = useSave();
  const [written, setWritten] = useState<Output<'stamp.request'> | null>(null);
  const [taken, setTaken] = useState<Output<'stamp.import'> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isTaking, setTaking] = useState(false);
  const last = list.releases.at(-1);
  const canAct = last !== undefined && readOnly === null;
  const ask = async (): Promise<void> => {
    setFailure(null);
    const place = await save({ title: 'Where the query is written', name: `checkpoint-${last?.size ?? 0}.tsq` });
    if (!place.ok) return setFailure(place.error);
    if (place.value === null) return;
    const done = await request.run({ path: folder, out: place.value });
    if (done.ok) setWritten(done.value);
  };
  const stamps = list.releases.flatMap(({ size, timeStamps }) => timeStamps.map((stamp) => ({ size, ...stamp })));
  return (
    <Card title="Time stamp" aside="by an outside authority">
      <div className={styles['stack']}>
        <p className={styles['prose']}>
          An authority that you choose signs that the checkpoint of the last release existed at a time. The query holds
          a digest and a random number, nothing of the case. Carry it to a machine with a connection, and bring the
          reply back; every later export carries it.
        </p>
        <div className={styles['buttons']}>
          <Button isDisabled={!canAct || request.isRunning} onPress={() => void ask()}>
            Write the query…
          </Button>
          <Button isDisabled={!canAct} onPress={() => setTaking(true)}>
            Take the reply in…
          </Button>
          {last === undefined ? <span className={styles['muted']}>no release yet</span> : null}
        </div>
        {written === null ? null : (
          <Notice tone="good" title="The query was written." onClose={() => setWritten(null)}>
            <code className={styles['digest']}>
              <SafeText text={written.out} max={1000} />
            </code>
          </Notice>
        )}
        {taken === null ? null : (
          <Notice tone="good" onClose={() => setTaken(null)}>
            Taken in: {counted(taken.size, 'line')} existed at <Instant at={taken.time} withSeconds />.
          </Notice>
        )}
        {stamps.length === 0 ? null : (
          <Facts
            facts={stamps.map(({ size, time, authority }, at) => [
              counted(size, 'line'),
              <span key={at}>
                <Instant at={time} withSeconds />, <SafeText text={authority} max={200} />
              </span>,
            ])}
          />
        )}
        {request.failure === null ? null : <FailureNotice failure={request.failure} onClose={request.clear} />}
        {failure === null ? null : <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
        <ReadOnlyNote reason={readOnly} />
      </div>
      {isTaking ? <TakeReplyDialog folder={folder} onTaken={setTaken} onClose={() => setTaking(false)} /> : null}
    </Card>
  );
};

const TakeReplyDialog = ({
  folder,
  onTaken,
  onClose,
}: {
  readonly folder: string;
  readonly onTaken: (taken: Output<'stamp.import'>) => void;
  readonly onClose: () => void;
}) => {
  const take = useAct('stamp.import');
  const trusted = useReply('identity.trusted', {});
  const known = trusted.value?.timeStampRoots ?? [];
  const [files, setFiles] = useState<{ readonly reply?: string; readonly query?: string; readonly root?: string }>({});
  const { reply, query, root } = files;
  const run = async (): Promise<void> => {
    if (reply === undefined || query === undefined) return;
    const done = await take.run({ path: folder, reply, query, tsaRoots: root === undefined ? [] : [root] });
    if (!done.ok) return;
    onTaken(done.value);
    onClose();
  };
  return (
    <Dialog
      title="Take the reply of an authority in"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ Reply: reply !== undefined, Query: query !== undefined })}
            isRunning={take.isRunning}
            onPress={() => void run()}
          >
            Check and take in
          </ActButton>
        </>
      }
    >
      <div className={styles['stack']}>
        <p>
          The reply must answer this very query, be signed by a certificate for time stamps alone, and lead to a root
          that you trust. Else nothing is kept.
        </p>
        <FileRow
          title="Reply"
          usual="checkpoint.tsr"
          path={reply}
          onChosen={(one) => setFiles({ ...files, reply: one })}
        />
        <FileRow
          title="Query"
          usual="checkpoint.tsq"
          path={query}
          onChosen={(one) => setFiles({ ...files, query: one })}
        />
        <FileRow
          title="Root certificate of the authority"
          usual={known.length === 0 ? 'root.pem, got from the authority itself' : 'or one that this workstation trusts'}
          path={root}
          onChosen={(one) => setFiles({ ...files, root: one })}
        />
        {take.failure === null ? null : <FailureNotice failure={take.failure} onClose={take.clear} />}
      </div>
    </Dialog>
  );
};

const FileRow = ({
  title,
  usual,
  path,
  onChosen,
}: {
  readonly title: string;
  /** The usual name of such a file. */
  readonly usual: string;
  readonly path: string | undefined;
  readonly onChosen: (path: string) => void;
}) => {
  const { pick, failure: unpicked } = usePickHere();
  const choose = async (): Promise<void> => {
    const [first] = await pick({ purpose: 'files', title });
    if (first !== undefined) onChosen(first);
  };
  return (
    <div className={styles['fileRow']}>
      <div>
        <strong>{title}</strong>
        <span className={styles['muted']}>{path === undefined ? usual : <SafeText text={path} max={400} />}</span>
        {unpicked === null ? null : <FailureNotice failure={unpicked} />}
      </div>
      <Button aria-label={`Choose: ${title}`} onPress={() => void choose()}>
        Choose…
      </Button>
    </div>
  );
};
