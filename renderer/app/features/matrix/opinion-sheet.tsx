import { useCallback, useState } from 'react';
import { useReply } from '../../api/replies.ts';
import { compareStated, levelName } from '../../scores/level-names.ts';
import { standingWords } from '../../scores/opinion-words.ts';
import { Button } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { EndOpinionDialog } from './end-opinion-dialog.tsx';
import { OpinionItem } from './opinion-item.tsx';
import { OpinionList } from './opinion-list.tsx';
import { useMatrixView } from './use-matrix-view.ts';
import styles from './raters.module.css';

/** A second opinion: one item at a time against every hypothesis, and nothing of what anybody else rated. */
export const OpinionSheet = ({ folder }: { readonly folder: string }) => {
  const sheet = useReply('opinion.read', { folder });
  const { view, change } = useMatrixView(folder);
  const [isEnding, setEnding] = useState(false);
  const toItem = useCallback((id: string) => change({ opinionItem: id }), [change]);
  const { value } = sheet;
  if (value === undefined || value.opinion === null) {
    return (
      <Page title="Matrix">
        {sheet.failure === null ? (
          <Loading label="Reading the second opinion" lines={10} />
        ) : (
          <FailureNotice failure={sheet.failure} onRetry={sheet.refetch} />
        )}
      </Page>
    );
  }
  const { opinion, items, rated, cells } = value;
  const hypotheses = value.hypotheses.toSorted(compareStated);
  const isDone = (id: string): boolean => {
    const own = items.find((one) => one.id === id);
    return own !== undefined && hypotheses.every((one) => Object.hasOwn(own.ratings, one.id));
  };
  const found = items.findIndex(({ id }) => id === view.opinionItem);
  const at =
    found === -1
      ? Math.max(
          0,
          items.findIndex(({ id }) => !isDone(id)),
        )
      : found;
  const item = items[at];
  return (
    <Page
      title="Matrix"
      isScrolling={false}
      count={
        <span title={standingWords(opinion.standing).long}>
          second opinion of <SafeText text={opinion.rater ?? '(rater withheld)'} max={60} /> on level{' '}
          {levelName(opinion.level)} · {standingWords(opinion.standing).short}
        </span>
      }
      tools={
        <>
          <span className={styles['muted']} role="status">
            {rated} of {cells} rated
          </span>
          <Button look={rated === cells ? 'primary' : 'plain'} onPress={() => setEnding(true)}>
            Done…
          </Button>
        </>
      }
    >
      <p className={styles['hidden']}>
        What others rated, and every number that follows from it, is hidden until you are done. Read the evidence as you
        like; work along the row.
      </p>
      {sheet.failure === null ? null : <FailureNotice failure={sheet.failure} onRetry={sheet.refetch} />}
      <div className={styles['sheet']}>
        <OpinionList items={items} hypotheses={hypotheses.length} active={item?.id ?? null} onItem={toItem} />
        {item === undefined ? null : (
          <OpinionItem
            key={item.id}
            folder={folder}
            item={item}
            hypotheses={hypotheses}
            onNext={at + 1 < items.length ? () => toItem(items[at + 1]?.id ?? '') : null}
            onBefore={at > 0 ? () => toItem(items[at - 1]?.id ?? '') : null}
          />
        )}
      </div>
      {isEnding ? (
        <EndOpinionDialog folder={folder} rated={rated} cells={cells} onClose={() => setEnding(false)} />
      ) : null}
    </Page>
  );
};
