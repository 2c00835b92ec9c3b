import type { Failure } from '../../../../shared/base/result.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { rowsToTsv } from '../../../ui/rows-to-tsv.ts';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { intakeWords, type IntakeReply } from './intake-plan.ts';
import { ItemLink } from './item-link.tsx';
import styles from './evidence.module.css';

/** What came of an intake: what is in, what was there already, and each refusal with its reason. */
export const TakeInResult = ({
  reply,
  failure,
  onClose,
  onMore,
}: {
  readonly reply: IntakeReply;
  readonly failure: Failure | null;
  readonly onClose: () => void;
  readonly onMore: () => void;
}) => {
  const { taken, duplicates, refused } = reply;
  return (
    <Dialog
      title="Taken in"
      isOpen
      onClose={onClose}
      width="large"
      footer={
        <>
          <Button onPress={onMore}>{failure === null ? 'Take in more' : 'Back to the list'}</Button>
          <Button look="primary" onPress={onClose}>
            Close
          </Button>
        </>
      }
    >
      {failure === null ? (
        <Notice tone={refused.length === 0 ? 'good' : 'warn'} title={`${intakeWords(reply)}.`} />
      ) : (
        <FailureNotice failure={failure} />
      )}
      <Items title="Taken in" items={taken} onFollow={onClose} />
      <Items title="In the case already: no second item was made" items={duplicates} onFollow={onClose} />
      <Refusals refused={refused} />
    </Dialog>
  );
};

const shownMax = 200;

export const Items = ({
  title,
  items,
  count = items.length,
  onFollow,
}: {
  readonly title: string;
  readonly items: IntakeReply['taken'];
  /** How many there are, where not all are at hand. */
  readonly count?: number;
  readonly onFollow: () => void;
}) =>
  count === 0 ? null : (
    <section className={styles['result']}>
      <h3>
        {title} <span className={styles['faint']}>{count}</span>
      </h3>
      <ul className={styles['links']}>
        {items.slice(0, shownMax).map(({ id, name }, at) => (
          <li key={at}>
            <ItemLink id={id} exhibit={null} title={name} onFollow={onFollow} />
          </li>
        ))}
      </ul>
      <More count={count} shown={Math.min(items.length, shownMax)} />
    </section>
  );

export const Refusals = ({
  refused,
  count = refused.length,
}: {
  readonly refused: IntakeReply['refused'];
  readonly count?: number;
}) => {
  const copy = (): void =>
    void navigator.clipboard.writeText(
      rowsToTsv(refused, [
        { title: 'Path', text: ({ path }) => path },
        { title: 'Code', text: ({ code }) => code },
        { title: 'Why', text: ({ message }) => message },
      ]),
    );
  return count === 0 ? null : (
    <section className={styles['result']}>
      <h3>
        Refused <span className={styles['faint']}>{count}</span>
      </h3>
      <ul className={styles['refusals']}>
        {refused.slice(0, shownMax).map(({ path, code, message }, at) => (
          <li key={at}>
            <span className={styles['pathName']}>
              <SafeText text={path} />
            </span>
            <span>
              <SafeText text={message} /> <span className={styles['faint']}>{code}</span>
            </span>
          </li>
        ))}
      </ul>
      <More count={count} shown={Math.min(refused.length, shownMax)} />
      <div className={styles['acts']}>
        <Button onPress={copy}>Copy the refusals</Button>
      </div>
    </section>
  );
};

export const More = ({ count, shown }: { readonly count: number; readonly shown: number }) =>
  count > shown ? <p className={styles['faint']}>and {count - shown} more</p> : null;
