import { useState } from 'react';
import type { SubjectInput } from '../../../shared/api/findings-contract.ts';
import { useAct } from '../api/replies.ts';
import { Instant } from '../../marks/instant.tsx';
import { SafeText } from '../../marks/safe-text.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Part } from '../../ui/page.tsx';
import { FailureNotice } from '../../ui/states.tsx';
import type { Marks } from './finding-view.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import styles from './findings.module.css';

type Comment = Marks['comments'][number];

/** What people wrote about one thing, in order; added, never edited. */
export const CommentsPart = ({
  folder,
  on,
  comments,
  isReadOnly,
}: {
  readonly folder: string;
  readonly on: SubjectInput;
  readonly comments: readonly Comment[];
  readonly isReadOnly: boolean;
}) => {
  const add = useAct('comment.add');
  const withdraw = useAct('comment.withdraw');
  const [text, setText] = useState('');
  const [going, setGoing] = useState<Comment | null>(null);
  const run = async (): Promise<void> => {
    const reply = await add.run({ folder, on, text: text.trim() });
    if (reply.ok) setText('');
  };
  return (
    <Part title={`Comments (${comments.filter(({ withdrawn }) => withdrawn === null).length})`}>
      {comments.length === 0 ? <p className={styles['faint']}>None recorded.</p> : null}
      <ul className={styles['list']}>
        {comments.map((comment) => (
          <li key={comment.id} className={comment.withdrawn === null ? styles['link'] : styles['withdrawn']}>
            <span className={styles['reason']}>
              <SafeText text={comment.text ?? '(withheld)'} keepLines max={4000} />
            </span>
            <span className={styles['faint']}>
              <SafeText text={comment.actor ?? '(withheld)'} max={80} /> · <Instant at={comment.at} />
              {comment.withdrawn === null ? null : (
                <>
                  {' '}
                  · withdrawn: <SafeText text={comment.withdrawn.reason ?? '(withheld)'} max={300} />
                </>
              )}
            </span>
            {comment.withdrawn !== null || isReadOnly ? null : (
              <Button look="quiet" onPress={() => setGoing(comment)}>
                Withdraw…
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isReadOnly ? null : (
        <>
          <TextField label="Comment" value={text} onChange={setText} lines={2} maxLength={200_000} />
          <div>
            <Button isDisabled={text.trim() === '' || add.isRunning} onPress={() => void run()}>
              {add.isRunning ? 'Recording…' : 'Add the comment'}
            </Button>
          </div>
        </>
      )}
      {add.failure === null ? null : <FailureNotice failure={add.failure} onClose={add.clear} />}
      {going === null ? null : (
        <WithdrawDialog
          title="Withdraw the comment"
          withdraw={(reason) => withdraw.run({ folder, comment: going.id, reason })}
          onClose={() => setGoing(null)}
        >
          <p>
            <SafeText text={going.text ?? '(withheld)'} max={300} />
          </p>
        </WithdrawDialog>
      )}
    </Part>
  );
};
