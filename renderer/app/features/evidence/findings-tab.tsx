import { useReply } from '../../api/replies.ts';
import { FindingCard } from '../../findings/finding-card.tsx';
import { SaidParts } from '../../findings/said-parts.tsx';
import { useGo } from '../../navigation.ts';
import { Part } from '../../../ui/page.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { FindHere } from './find-here.tsx';
import type { Item } from './item.ts';
import findings from '../../findings/findings.module.css';

const shownMax = 200;

/** What was found in the item, and what people said about it. */
export const FindingsTab = ({
  folder,
  item,
  isReadOnly,
}: {
  readonly folder: string;
  readonly item: Item;
  readonly isReadOnly: boolean;
}) => {
  const go = useGo();
  const filter = { evidence: item.id, text: '', tags: [], triage: [], starred: false, withdrawn: false };
  const { value, failure, refetch } = useReply('finding.page', { folder, filter, count: shownMax });
  return (
    <>
      <Part title={`Findings (${value?.total ?? '…'})`}>
        {failure === null ? null : <FailureNotice failure={failure} onRetry={refetch} />}
        {value === undefined && failure === null ? <Loading label="Reading the findings" lines={3} /> : null}
        {value?.total === 0 ? (
          <p className={findings['faint']}>
            None recorded. Make one of the item as a whole or of a place in its file; of a record under “Records”.
          </p>
        ) : null}
        <ul className={findings['list']}>
          {value?.rows.map((finding) => (
            <FindingCard
              key={finding.id}
              finding={finding}
              onOpen={() => go.toScreen('findings', { finding: finding.id }, folder)}
            />
          ))}
        </ul>
        {value !== undefined && value.total > value.rows.length ? (
          <p className={findings['faint']}>
            The newest {value.rows.length} of {value.total}. All of them are on the screen Findings.
          </p>
        ) : null}
        <div>
          <FindHere folder={folder} item={item} isReadOnly={isReadOnly} />
        </div>
      </Part>
      <SaidParts folder={folder} on={{ evidence: item.id }} isReadOnly={isReadOnly} />
    </>
  );
};
