import { useReply } from '../../api/replies.ts';
import { Part } from '../../../ui/page.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { Output } from '../../../../shared/api/contract.ts';
import { useEvidence } from './evidence-store.ts';
import { ItemLink } from './item-link.tsx';
import { useRecords } from './records-store.ts';
import styles from './evidence.module.css';

type Statement = Output<'custody.stated'>['statements'][number];
type Act = Statement['acts'][number];

/** What imported CASE/UCO files say of a file with the same hash: their word, apart from the chain. */
export const StatedCustodyPart = ({ folder, id }: { readonly folder: string; readonly id: string }) => {
  const stated = useReply('custody.stated', { folder, evidence: id });
  if (stated.failure !== null) {
    return (
      <Part title="Stated by others">
        <FailureNotice failure={stated.failure} onRetry={stated.refetch} />
      </Part>
    );
  }
  if (stated.value === undefined) return null;
  const { statements, unread } = stated.value;
  return (
    <Part title="Stated by others">
      {unread === 0 ? null : (
        <Notice tone="warn" title={`${unread === 1 ? 'One import is' : `${unread} imports are`} not in the index.`}>
          What they state is not known here. Open their item, and make the index again.
        </Notice>
      )}
      {statements.length === 0 ? (
        unread === 0 && (
          <p className={styles['faint']}>
            None recorded. An imported CASE/UCO file may speak of a file with this hash.
          </p>
        )
      ) : (
        <>
          {statements.map((statement) => (
            <StatedBy key={statement.evidence} folder={folder} statement={statement} />
          ))}
          <p className={styles['faint']}>
            The word of those files about a file with the same SHA-256. It is no event of the chain, and no grade
            follows from it.
          </p>
        </>
      )}
    </Part>
  );
};

const StatedBy = ({ folder, statement }: { readonly folder: string; readonly statement: Statement }) => {
  const { evidence, exhibit, title, exhibits, acts, isCut } = statement;
  const change = useEvidence((state) => state.change);
  const changeRecords = useRecords((state) => state.change);
  const toRecord = (record: number): void => {
    changeRecords(evidence, { open: record });
    change(folder, { open: evidence, tab: 'records', sought: { id: evidence, isMissing: false } });
  };
  const numbers = exhibits.map(({ exhibitNumber }) => exhibitNumber).filter((number) => number !== '');
  return (
    <section>
      <p>
        <ItemLink id={evidence} exhibit={exhibit} title={title} />
        {numbers.length === 0 ? null : (
          <>
            {', as exhibit '}
            <SafeText text={numbers.join(', ')} max={300} />
          </>
        )}
      </p>
      <ol className={styles['chain']}>
        {acts.map((act) => (
          <StatedAct key={act.record} act={act} onRecord={() => toRecord(act.record)} />
        ))}
      </ol>
      {acts.length === 0 ? <p className={styles['faint']}>No act is stated.</p> : null}
      {isCut ? <p className={styles['faint']}>There are more acts than are listed here.</p> : null}
    </section>
  );
};

const StatedAct = ({ act, onRecord }: { readonly act: Act; readonly onRecord: () => void }) => {
  const details: readonly (readonly [string, readonly string[]])[] = [
    ['by', act.performers],
    ['taking part', act.participants],
    ['with', act.instruments],
    ['at', act.locations],
    ['on', act.objects],
    ['giving', act.results],
  ];
  return (
    <li className={styles['event']}>
      <div className={styles['eventHead']}>
        <strong>
          <SafeText text={act.name} max={200} />
        </strong>
        <span className={styles['eventLine']}>
          <InlineLink onClick={onRecord}>record {act.record}</InlineLink>
        </span>
      </div>
      <div className={styles['faint']}>
        {act.at === null ? 'no time stated' : <SafeText text={act.at.utc ?? act.at.raw} max={100} />}
      </div>
      {details.map(([label, names]) =>
        names.length === 0 ? null : (
          <div key={label}>
            <span className={styles['faint']}>{label} </span>
            <SafeText text={names.join(', ')} max={500} />
          </div>
        ),
      )}
      {act.description === '' ? null : <SafeText text={act.description} max={1000} keepLines />}
    </li>
  );
};
