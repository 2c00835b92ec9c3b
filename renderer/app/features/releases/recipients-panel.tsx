import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { actDone } from '../../../../shared/domain/standing-vocabulary.ts';
import { useReply } from '../../api/replies.ts';
import { LineLink } from '../../line-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { Empty, FailureNotice, Loading } from '../../../ui/states.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { ReadOnlyNote } from '../../../marks/read-only-note.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { editionTitle } from './edition-words.ts';
import { HandDialog, TellDialog } from './recipient-dialogs.tsx';
import type { View } from './releases-store.ts';
import type { Releases } from './use-releases.ts';
import styles from './standing.module.css';

type After = Output<'release.after'>;
type Edition = After['releases'][number]['editions'][number];
type Task = After['tasks'][number];

/** Who got which edition, and who is still to be told what became of it. */
export const RecipientsPanel = ({
  releases,
  onView,
}: {
  readonly releases: Releases;
  readonly onView: (view: View) => void;
}) => {
  const { folder, readOnly } = releases;
  const after = useReply('release.after', { folder });
  const [handed, setHanded] = useState<Edition | null>(null);
  const [telling, setTelling] = useState<Task | null>(null);
  if (after.failure !== null) return <FailureNotice failure={after.failure} onRetry={after.refetch} />;
  if (after.value === undefined) return <Loading label="Reading who got it" />;
  const editions = after.value.releases.flatMap((release) => release.editions).toReversed();
  const open = after.value.tasks.filter(({ told }) => told === null);
  const told = after.value.tasks.filter((task) => task.told !== null);
  if (editions.length === 0) {
    return (
      <Card title="Who got it" aside="nothing left">
        <Empty title="No edition has left" action={<Button onPress={() => onView('export')}>Export a release</Button>}>
          When an edition leaves, record who got it: nobody else can say later whom to tell if it proves wrong.
        </Empty>
      </Card>
    );
  }
  return (
    <>
      {after.value.tasks.length === 0 ? null : (
        <Card title="To be told" aside={open.length === 0 ? 'everybody was told' : `${open.length} open`}>
          <ul className={styles['tasks']}>
            {open.map((task) => (
              <li key={`${task.line}/${task.exported}/${task.recipient?.line ?? ''}`}>
                <TaskWords task={task} />
                {task.recipient === null ? (
                  <Button
                    isDisabled={readOnly !== null}
                    onPress={() => setHanded(editions.find(({ line }) => line === task.exported) ?? null)}
                  >
                    Record who got it…
                  </Button>
                ) : (
                  <Button isDisabled={readOnly !== null} onPress={() => setTelling(task)}>
                    Told…
                  </Button>
                )}
              </li>
            ))}
            {told.map((task) => (
              <li key={`${task.line}/${task.exported}/${task.recipient?.line ?? ''}`}>
                <TaskWords task={task} />
                <span className={styles['muted']}>
                  told <Instant at={task.told?.at ?? null} />{' '}
                  {task.told === null ? null : <LineLink line={task.told.line} />}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title="Who got it" aside={`${editions.length} ${editions.length === 1 ? 'edition' : 'editions'}`}>
        <ul className={styles['editions']}>
          {editions.map((edition) => (
            <li key={edition.line}>
              <div className={styles['about']}>
                <span>
                  <SafeText text={editionTitle(edition.edition)} max={60} /> edition of the release of{' '}
                  <LineLink line={edition.release} />, exported in <LineLink line={edition.line} />
                </span>
                {edition.recipients.length === 0 ? (
                  <span className={styles['muted']}>Nobody is recorded to have got it.</span>
                ) : (
                  edition.recipients.map(({ line, receiver, at }) => (
                    <span key={line}>
                      <SafeText text={receiver ?? '(withheld)'} max={200} />{' '}
                      <span className={styles['muted']}>
                        <Instant at={at} /> <LineLink line={line} />
                      </span>
                    </span>
                  ))
                )}
              </div>
              <Button isDisabled={readOnly !== null} onPress={() => setHanded(edition)}>
                Add a recipient…
              </Button>
            </li>
          ))}
        </ul>
        <ReadOnlyNote reason={readOnly} />
      </Card>
      {handed === null ? null : <HandDialog folder={folder} edition={handed} onClose={() => setHanded(null)} />}
      {telling === null ? null : <TellDialog folder={folder} task={telling} onClose={() => setTelling(null)} />}
    </>
  );
};

const TaskWords = ({ task }: { readonly task: Task }) => (
  <div className={styles['about']}>
    <span>
      {task.recipient === null ? (
        <>Whoever got the {task.edition ?? 'withheld'} edition</>
      ) : (
        <SafeText text={task.recipient.receiver ?? '(withheld)'} max={200} />
      )}
    </span>
    <span className={styles['muted']}>
      the release of <LineLink line={task.release} /> was {actDone[task.act]} by <LineLink line={task.line} />
    </span>
  </div>
);
