import type { OpenPoint } from '../../../../shared/lint/open-points.ts';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { Part } from '../../../ui/page.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useReply } from '../../api/replies.ts';
import { LineLink } from '../../line-link.tsx';
import { LintPane } from '../../lint/lint-pane.tsx';
import { focusSentence } from './focus-sentence.ts';
import { useReport } from './report-store.ts';
import type { ReportActs, Sentence } from './use-report-acts.ts';
import styles from './report.module.css';

const wordsMax = 160;

/** Beside the text: what is still open in it, what the chosen sentence said before, and what was taken out. */
export const ReportPane = ({
  folder,
  points,
  sentences,
  removed,
  acts,
  isReadOnly,
}: {
  readonly folder: string;
  readonly points: readonly OpenPoint[];
  readonly sentences: readonly Sentence[];
  readonly removed: readonly Sentence[];
  readonly acts: ReportActs;
  readonly isReadOnly: boolean;
}) => {
  const selected = useReport((state) => state.selected);
  const sentence = sentences.find(({ id }) => id === selected);
  return (
    <>
      <Part title={`Open points (${points.length})`}>
        {points.length === 0 ? (
          <p className={styles['muted']}>
            {sentences.length === 0 ? 'No sentence is written yet.' : 'Every sentence has a tag, and every fact cites.'}
          </p>
        ) : (
          <ul className={styles['points']}>
            {points.map(({ sentence: id, point, message }) => (
              <li key={`${id} ${point}`}>
                <InlineLink onClick={() => focusSentence(id)}>
                  <SafeText text={shown(sentences.find((one) => one.id === id)?.text ?? id)} max={wordsMax} />
                </InlineLink>
                <span className={styles['muted']}>{message}</span>
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title="Rules of export">
        <LintPane folder={folder} isReadOnly={isReadOnly} onSentence={focusSentence} />
      </Part>
      {sentence === undefined ? null : <History key={sentence.id} folder={folder} sentence={sentence.id} />}
      {removed.length === 0 ? null : (
        <Part title={`Taken out (${removed.length})`}>
          <ul className={styles['points']}>
            {removed.map((one) => (
              <li key={one.id}>
                <SafeText text={shown(one.text)} max={wordsMax} />
                {isReadOnly ? null : (
                  <Button look="quiet" onPress={() => acts.putBack(one)}>
                    Put back
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
};

const shown = (text: string): string => (text === '' ? 'withheld' : text);

const actWords = { write: 'written', change: 'changed', place: 'put into place', remove: 'taken out' } as const;

const History = ({ folder, sentence }: { readonly folder: string; readonly sentence: string }) => {
  const history = useReply('sentence.history', { folder, sentence });
  return (
    <Part title="History of the sentence">
      {history.failure === null ? null : <FailureNotice failure={history.failure} onRetry={history.refetch} />}
      <ol className={styles['points']}>
        {(history.value?.events ?? []).toReversed().map(({ line, act, text, kind, reason, at, actor }) => (
          <li key={line}>
            <span className={styles['muted']}>
              {actWords[act]} by <SafeText text={actor ?? 'withheld'} max={80} />,{' '}
              <Instant at={at} none="time withheld" />, <LineLink line={line} />
              {act === 'write' || act === 'change' ? `, ${kind ?? 'no tag'}` : ''}
            </span>
            {text === null ? null : <SafeText text={text} max={600} />}
            {reason === null || reason === '' ? null : <SafeText text={reason} max={200} />}
          </li>
        ))}
      </ol>
    </Part>
  );
};
