import { useRef, useState } from 'react';
import type { Input, Output } from '../../../../shared/api/contract.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { useSave } from '../../files/pick-store.ts';
import { SignDialog } from '../../signing/sign-dialog.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { Empty, FailureNotice, Loading, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { ClaimsPart, ConclusionPart, ConflictPart, CustodyPart, StandardsPart } from './draft-parts.tsx';
import { RateCells } from './rate-cells.tsx';
import styles from './review.module.css';

type Reply = Output<'review.draft'>;
export type Answers = NonNullable<Input<'review.answer'>['answers']>;

/** The reviewer's own way through what is asked: every answer is in the draft as soon as it is given. */
export const OwnReview = ({ draft, onBegin }: { readonly draft: string | null; readonly onBegin: () => void }) =>
  draft === null ? (
    <Empty
      title="No review of yours is under way here"
      action={
        <Button look="primary" onPress={onBegin}>
          Review this bundle…
        </Button>
      }
    >
      A review declares conflicts of interest, follows the custody of a sample, rates the cells of most weight without
      knowing what others rated, answers claim by claim, scores nine standards and concurs or dissents. It is signed.
    </Empty>
  ) : (
    <OpenDraft draft={draft} />
  );

const OpenDraft = ({ draft }: { readonly draft: string }) => {
  const read = useReply('review.draft', { draft }, { isVolatile: true });
  const answer = useAct('review.answer');
  const [saved, setSaved] = useState<Reply | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSigning, setSigning] = useState<string | null>(null);
  const [signed, setSigned] = useState<string | null>(null);
  const save = useSave();
  /** Answers are written in the order in which they were given. */
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const shown = saved ?? read.value;
  const newest = useRef<Reply['draft'] | null>(null);
  const write = (answers: Answers | ((now: Reply['draft']) => Answers), closeRatings = false): Promise<boolean> => {
    const done = queue.current.then(async () => {
      const now = newest.current ?? shown?.draft;
      if (now === undefined) return false;
      const given = typeof answers === 'function' ? answers(now) : answers;
      const reply = await answer.run({ draft, answers: given, closeRatings });
      setFailure(reply.ok ? null : reply.error);
      if (reply.ok) {
        newest.current = reply.value.draft;
        setSaved(reply.value);
      }
      return reply.ok;
    });
    queue.current = done;
    return done;
  };
  const sign = async (): Promise<void> => {
    const place = await save({ title: 'Where the signed review goes', name: 'review.plumbreview' });
    if (!place.ok) return setFailure(place.error);
    setSigning(place.value);
  };
  if (read.failure !== null && shown === undefined)
    return <FailureNotice failure={read.failure} onRetry={read.refetch} />;
  if (shown === undefined) return <Loading label="Reading the draft" />;
  const { draft: own, open } = shown;
  const lines = own.checkpoint.split('\n')[1] ?? '';
  return (
    <>
      <p className={styles['lead']}>
        Review by <SafeText text={own.identity} max={80} /> of the {own.edition} edition over {lines} lines. The draft
        is{' '}
        <code>
          <SafeText text={draft} max={300} />
        </code>
        ; every answer is in it at once.
      </p>
      {failure === null ? null : <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
      <ConflictPart draft={own} onAnswer={write} />
      <RateCells draft={own} onAnswer={write} onClose={() => void write({}, true)} />
      <CustodyPart draft={own} onAnswer={write} />
      <ClaimsPart draft={own} onAnswer={write} />
      <StandardsPart draft={own} onAnswer={write} />
      <ConclusionPart draft={own} onAnswer={write} />
      <Card title="Sign" aside={open.length === 0 ? 'everything is answered' : `${open.length} still open`}>
        <div className={styles['stack']}>
          {open.length === 0 ? null : (
            <p className={styles['muted']}>
              Open: <SafeText text={open.slice(0, 6).join('; ')} max={600} />
              {open.length > 6 ? ` and ${open.length - 6} more` : ''}.
            </p>
          )}
          <div>
            <Button look="primary" isDisabled={open.length > 0} onPress={() => void sign()}>
              Sign the review…
            </Button>
          </div>
          {signed === null ? null : (
            <Notice tone="good" title="The review is signed." onClose={() => setSigned(null)}>
              Send <SafeText text={signed} max={300} /> back. Whoever gets it must know your key by another way.
            </Notice>
          )}
        </div>
      </Card>
      {isSigning === null ? null : (
        <SignReview
          draft={draft}
          identity={own.identity}
          out={isSigning}
          onSigned={setSigned}
          onClose={() => setSigning(null)}
        />
      )}
    </>
  );
};

const SignReview = ({
  draft,
  identity,
  out,
  onSigned,
  onClose,
}: {
  readonly draft: string;
  readonly identity: string;
  readonly out: string;
  readonly onSigned: (path: string) => void;
  readonly onClose: () => void;
}) => {
  const sign = useAct('review.sign');
  return (
    <SignDialog
      title="Sign the review"
      action="Sign"
      allowed={[identity]}
      onSign={async (signer) => {
        const reply = await sign.run({ draft, out, ...signer });
        if (reply.ok) onSigned(reply.value.out);
        return reply;
      }}
      onClose={onClose}
    >
      <p>
        What is reviewed is verified and its scores are recomputed once more. Then the review is written as one file
        with your signature. Nobody can change a word of it, and a dissent travels in every later edition.
      </p>
      <code className={styles['path']}>
        <SafeText text={out} max={1000} />
      </code>
    </SignDialog>
  );
};
