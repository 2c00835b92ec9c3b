import { useEffect, useState, type KeyboardEvent } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { composeReport } from '../../../../shared/attribution/written/compose-report.ts';
import { writtenOf } from '../../../../shared/attribution/written/written-of.ts';
import { templateWords } from '../../../../shared/domain/report-vocabulary.ts';
import { openPoints } from '../../../../shared/lint/open-points.ts';
import { Button } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { FailureNotice, Loading, Notice } from '../../../ui/states.tsx';
import { useReply } from '../../api/replies.ts';
import { useCaseFolder, useGo } from '../../navigation.ts';
import { Preview } from './preview.tsx';
import { ReaderDialog } from './reader-dialog.tsx';
import { ReportPane } from './report-pane.tsx';
import { useReport } from './report-store.ts';
import { SectionCard } from './section-card.tsx';
import { useReportActs } from './use-report-acts.ts';
import styles from './report.module.css';

type Mode = 'write' | 'preview';
const modes = [
  { id: 'write', label: 'Write' },
  { id: 'preview', label: 'Preview' },
] as const;

/** The written assessment: sentences whose numbers follow the computation, with what is open beside them. */
export const ReportScreen = () => {
  const folder = useCaseFolder();
  const info = useReply('case.info', { folder });
  const report = useReply('report.read', { folder, cover: true });
  const enter = useReport((state) => state.enter);
  useEffect(() => enter(folder), [enter, folder]);
  if (report.value !== undefined && info.value !== undefined) {
    const { title, readOnly, tlp } = info.value;
    return (
      <Text
        folder={folder}
        read={report.value}
        title={title ?? ''}
        caseTlp={tlp ?? 'RED'}
        isReadOnly={readOnly !== null}
      />
    );
  }
  const failed = [report, info].find(({ failure }) => failure !== null);
  return (
    <Page title="Report">
      {failed === undefined || failed.failure === null ? (
        <Loading label="Reading the text" lines={10} />
      ) : (
        <FailureNotice failure={failed.failure} onRetry={failed.refetch} />
      )}
    </Page>
  );
};

const Text = ({
  folder,
  read,
  title,
  caseTlp,
  isReadOnly,
}: {
  readonly folder: string;
  readonly read: Output<'report.read'>;
  readonly title: string;
  readonly caseTlp: string;
  readonly isReadOnly: boolean;
}) => {
  const go = useGo();
  const [mode, setMode] = useState<Mode>('write');
  const [isChoosing, setChoosing] = useState(false);
  const { sentences, removed, facts, suggestions, choice, unranked, notListed } = read;
  const acts = useReportActs(folder, sentences);
  const undos = useReport((state) => state.undos.length);
  const written = writtenOf(sentences);
  const points = openPoints(written);
  const open = new Set(points.map(({ sentence }) => sentence));
  const press = (event: KeyboardEvent): void => {
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !event.shiftKey;
    if (
      !isUndo ||
      isReadOnly ||
      event.target instanceof HTMLTextAreaElement ||
      event.target instanceof HTMLInputElement
    )
      return;
    acts.undo();
    event.preventDefault();
  };
  const takeOver = (): void =>
    void acts.write({ sentences: suggestions.map(({ section, kind, text }) => ({ section, kind, text })) });
  return (
    <Page
      title="Report"
      count={`${sentences.length} ${sentences.length === 1 ? 'sentence' : 'sentences'}`}
      detail={
        mode === 'write' ? (
          <ReportPane
            folder={folder}
            points={points}
            sentences={sentences}
            removed={removed}
            acts={acts}
            isReadOnly={isReadOnly}
          />
        ) : null
      }
      detailLabel="Beside the text"
      detailWidth={320}
      tools={
        <>
          <Segments label="What is shown" choices={modes} selected={mode} onSelect={setMode} />
          <Button isDisabled={isReadOnly} onPress={() => setChoosing(true)}>
            {choice?.template === undefined || choice.template === null
              ? 'For whom…'
              : `For whom: ${templateWords[choice.template]}…`}
          </Button>
          <Button isDisabled={isReadOnly || undos === 0 || acts.isRunning} onPress={acts.undo}>
            Undo
          </Button>
        </>
      }
    >
      <div className={styles['screen']} onKeyDown={press}>
        {acts.failure === null ? null : <FailureNotice failure={acts.failure} onClose={acts.clear} />}
        {unranked.length === 0 ? null : (
          <Notice tone="info" title={`The numbers of level ${unranked.join(' and ')} are hidden.`}>
            You have not ranked the hypotheses there yourself.{' '}
            <Button look="quiet" onPress={() => go.toScreen('overview', { level: unranked[0] ?? 1 })}>
              Rank, or see them without
            </Button>
          </Notice>
        )}
        {suggestions.length === 0 || isReadOnly || mode === 'preview' ? null : (
          <Notice tone="info" title="The statement of the lead is not written yet.">
            {suggestions.length} sentences can be taken over: likelihood and confidence, what carries the lead, what it
            depends on, and what would change it. They follow the computation.
            <div className={styles['noticeActs']}>
              <Button look="primary" isDisabled={acts.isRunning} onPress={takeOver}>
                Take over the statement
              </Button>
            </div>
          </Notice>
        )}
        {mode === 'preview' ? (
          <Preview folder={folder} title={title} read={read} sentences={written} />
        ) : (
          composeReport({ sentences: written, facts, template: 'technical', change: null }).map((section) => (
            <SectionCard
              key={section.section}
              section={section}
              sentences={sentences.filter((sentence) => sentence.section === section.section)}
              facts={facts}
              notListed={notListed}
              caseTlp={caseTlp}
              acts={acts}
              open={open}
              isReadOnly={isReadOnly}
            />
          ))
        )}
      </div>
      {isChoosing ? <ReaderDialog folder={folder} choice={choice} onClose={() => setChoosing(false)} /> : null}
    </Page>
  );
};
