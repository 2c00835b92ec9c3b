import { useEffect, useState } from 'react';
import { groupDigits } from '../../../../../../shared/base/grouped-digits.ts';
import { SafeText } from '../../../../../marks/safe-text.tsx';
import { Button } from '../../../../../ui/button.tsx';
import { FailureNotice, Loading } from '../../../../../ui/states.tsx';
import { ReadingOn } from './reading-on.tsx';
import { useGrowingPages } from './use-growing-pages.ts';
import styles from './forms.module.css';

const pageRows = 50;
type Range = { readonly from: number; readonly to: number };

/** The messages of a mailbox, a page at a time; nothing where the file is one message, which is chosen at once. */
export const MessageList = ({
  folder,
  evidence,
  chosen,
  onChoose,
}: {
  readonly folder: string;
  readonly evidence: string;
  readonly chosen: Range | null;
  readonly onChoose: (range: Range) => void;
}) => {
  const [from, setFrom] = useState(0);
  const {
    pages: [page],
    failure,
  } = useGrowingPages('evidence.messages', [{ folder, evidence, from, count: pageRows }]);
  const first = page?.messages[0];
  const isOpen = chosen === null && first !== undefined && (page?.isWhole === true || page?.messages.length !== 1);
  useEffect(() => {
    if (isOpen && first !== undefined) onChoose({ from: first.from, to: first.to });
  }, [isOpen, first, onChoose]);
  if (failure !== null) return <FailureNotice failure={failure} />;
  if (page === undefined) return <Loading label="Reading the file" lines={6} />;
  if (!page.isMailbox) return null;
  return (
    <section className={styles['part']} aria-label="Messages">
      <ReadingOn pages={[page]} />
      <div className={styles['detailHead']}>
        <span className={styles['faint']} role="status">
          {groupDigits(page.total)} messages{page.isWhole ? '' : ' so far'}
        </span>
        {page.total > pageRows ? (
          <span>
            <Button look="quiet" isDisabled={from === 0} onPress={() => setFrom(Math.max(0, from - pageRows))}>
              Messages before
            </Button>
            <Button look="quiet" isDisabled={from + pageRows >= page.total} onPress={() => setFrom(from + pageRows)}>
              Next messages
            </Button>
          </span>
        ) : null}
      </div>
      <ol className={styles['messages']} start={from + 1}>
        {page.messages.map((message) => (
          <li key={message.from}>
            <button
              type="button"
              className={styles['messageLine']}
              aria-current={message.from === chosen?.from ? 'true' : undefined}
              onClick={() => onChoose({ from: message.from, to: message.to })}
            >
              <span className={styles['messageNumber']}>{groupDigits(message.index + 1)}</span>
              <span className={styles['messageSubject']}>
                {message.subject === '' ? <em>no subject</em> : <SafeText text={message.subject} max={200} />}
              </span>
              <span className={styles['faint']}>
                <SafeText text={message.sender} max={100} />
              </span>
              <span className={styles['faint']}>
                <SafeText text={message.date} max={60} />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
};
