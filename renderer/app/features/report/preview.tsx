import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { changeSentences, firstVersion } from '../../../../shared/attribution/written/change-sentences.ts';
import { composeReport } from '../../../../shared/attribution/written/compose-report.ts';
import {
  annexWords,
  reportTemplates,
  templateContents,
  templateWords,
  type ReportTemplate,
} from '../../../../shared/domain/report-vocabulary.ts';
import type { WrittenSentence } from '../../../../shared/domain/written-sentence.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { useReply } from '../../api/replies.ts';
import { ComposedText } from './composed-text.tsx';
import { TagLetter } from './tag-mark.tsx';
import styles from './report.module.css';

type Read = Output<'report.read'>;

const templateChoices = reportTemplates.map((id) => ({ id, label: templateWords[id] }));

/** The text as a reader of each template would have it, with what its fields say now. */
export const Preview = ({
  folder,
  title,
  read,
  sentences,
}: {
  readonly folder: string;
  readonly title: string;
  readonly read: Read;
  readonly sentences: readonly WrittenSentence[];
}) => {
  const { choice, facts, lastRelease } = read;
  const [template, setTemplate] = useState<ReportTemplate>(choice?.template ?? 'technical');
  const [isCompared, setCompared] = useState(false);
  const change = useChange(folder, isCompared ? lastRelease : null);
  const told = lastRelease === null ? firstVersion : change.sentences;
  const sections = composeReport({ sentences, facts, template, change: told });
  return (
    <div className={styles['preview']}>
      <div className={styles['previewTools']}>
        <Segments label="Template" choices={templateChoices} selected={template} onSelect={setTemplate} />
      </div>
      <article className={styles['paper']} aria-label={`Preview, template ${templateWords[template]}`}>
        <header>
          <h2>
            <SafeText text={title} max={400} />
          </h2>
          {choice === null || (choice.reader ?? '') === '' ? null : (
            <p className={styles['muted']}>
              For: <SafeText text={choice.reader ?? ''} max={400} />
            </p>
          )}
          {choice === null || (choice.question ?? '') === '' ? null : (
            <p>
              <SafeText text={choice.question ?? ''} max={2000} />
            </p>
          )}
        </header>
        {sections.map(({ section, title: heading, generated, written }) => (
          <section key={section}>
            <h3>{heading}</h3>
            {section === 'change' && told === null ? (
              change.failure === null ? (
                isCompared ? (
                  <Loading label="Comparing with the last release" lines={2} />
                ) : (
                  <Button onPress={() => setCompared(true)}>Compare with the release of line {lastRelease}</Button>
                )
              ) : (
                <FailureNotice failure={change.failure} onRetry={change.refetch} />
              )
            ) : null}
            {generated.length + written.length === 0 && !(section === 'change' && told === null) ? (
              <p className={styles['muted']}>none recorded</p>
            ) : null}
            {[...generated, ...written].map((sentence) => (
              <p key={sentence.id} className={styles['printed']}>
                <TagLetter kind={sentence.kind} />
                <span>
                  <ComposedText parts={sentence.parts} />
                </span>
              </p>
            ))}
          </section>
        ))}
        <footer className={styles['muted']}>
          Annexes: {templateContents[template].annexes.map((annex) => annexWords[annex]).join(' · ')}
        </footer>
      </article>
    </div>
  );
};

const useChange = (folder: string, release: number | null) => {
  const isEnabled = release !== null;
  const delta = useReply('case.delta', { folder, since: release ?? 0 }, { isEnabled });
  const matrix = useReply('matrix.read', { folder }, { isEnabled });
  return {
    sentences:
      release === null || delta.value === undefined || matrix.value === undefined
        ? null
        : changeSentences(delta.value, release, matrix.value.rows),
    failure: delta.failure ?? matrix.failure,
    refetch: delta.refetch,
  };
};
