import type { Output } from '../../../../shared/api/contract.ts';
import { counted } from '../../../../shared/base/counted.ts';
import { useReply } from '../../api/replies.ts';
import { LineLink } from '../../line-link.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { View } from './releases-store.ts';
import type { Releases } from './use-releases.ts';
import styles from './standing.module.css';

type After = Output<'release.after'>['releases'][number];

const shownMax = 20;

/** What was done with a release since: what rests on it, and what of its ground was corrected. */
export const Since = ({
  folder,
  release,
  onView,
}: {
  readonly folder: string;
  readonly release: Releases['list']['releases'][number];
  readonly onView: (view: View) => void;
}) => {
  const after = useReply('release.after', { folder });
  if (after.failure !== null) return <FailureNotice failure={after.failure} onRetry={after.refetch} />;
  const found = after.value?.releases.find(({ line }) => line === release.line);
  if (found === undefined) return null;
  return (
    <>
      <Corrected corrected={found.corrected} />
      <RestsOn after={found} onView={onView} />
    </>
  );
};

const RestsOn = ({
  after: { editions, reviews, judgements },
  onView,
}: {
  readonly after: After;
  readonly onView: (view: View) => void;
}) => {
  const recipients = editions.reduce((sum, edition) => sum + edition.recipients.length, 0);
  if (editions.length + reviews.length + judgements.length === 0)
    return <p className={styles['muted']}>Nothing rests on it yet: no edition left, no review and no judgement.</p>;
  return (
    <section aria-label="What rests on it">
      <h3 className={styles['muted']}>What rests on it</h3>
      <ul className={styles['rests']}>
        {editions.length === 0 ? null : (
          <li>
            {counted(editions.length, 'edition that left', 'editions that left')},{' '}
            {recipients === 0 ? 'nobody is recorded to have got one' : counted(recipients, 'recipient')}:{' '}
            <InlineLink onClick={() => onView('recipients')}>who got it</InlineLink>
          </li>
        )}
        {reviews.slice(0, shownMax).map(({ line, person }) => (
          <li key={line}>
            the review by <SafeText text={person ?? '(withheld)'} max={100} />, <LineLink line={line} />
          </li>
        ))}
        <More total={reviews.length} />
        {judgements.slice(0, shownMax).map(({ line, level }) => (
          <li key={line}>
            the judgement {level === null ? '' : `on level ${level}, `}
            <LineLink line={line} />
          </li>
        ))}
        <More total={judgements.length} />
      </ul>
    </section>
  );
};

const Corrected = ({ corrected }: Pick<After, 'corrected'>) => {
  if (corrected.length === 0) return null;
  return (
    <Notice
      tone="warn"
      title={
        corrected.length === 1
          ? 'It rests on something that was corrected since.'
          : `It rests on ${counted(corrected.length, 'thing that was', 'things that were')} corrected since.`
      }
    >
      <ul>
        {corrected.slice(0, shownMax).map(({ line, what, exhibit, since, reason }) => (
          <li key={line}>
            {what === 'line' ? (
              <LineLink line={since} />
            ) : (
              <>
                {what} of <SafeText text={exhibit ?? '(withheld)'} max={80} />
              </>
            )}
            , by <LineLink line={line} />: <SafeText text={reason ?? '(withheld)'} max={300} />
          </li>
        ))}
        <More total={corrected.length} />
      </ul>
    </Notice>
  );
};

const More = ({ total }: { readonly total: number }) =>
  total > shownMax ? <li>and {total - shownMax} more: see the Ledger</li> : null;
