import { useState } from 'react';
import type { ComposedSection } from '../../../../shared/attribution/written/compose-report.ts';
import type { WrittenFacts } from '../../../../shared/attribution/written/written-facts.ts';
import { tlpSchema } from '../../../../shared/domain/vocabulary.ts';
import type { SentenceKind, WrittenSection } from '../../../../shared/domain/written-sentence.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { ComposedText } from './composed-text.tsx';
import { focusSentence } from './focus-sentence.ts';
import { SentenceEditor, type Typed } from './sentence-editor.tsx';
import { SentenceRow } from './sentence-row.tsx';
import { TagLetter } from './tag-mark.tsx';
import type { ReportActs, Sentence } from './use-report-acts.ts';
import styles from './report.module.css';

/** What most sentences of a section are. */
const usualKind: Readonly<Record<WrittenSection, SentenceKind | null>> = {
  summary: null,
  key_judgements: 'judgement',
  alternatives: 'judgement',
  basis: 'fact',
  limits: 'fact',
  discussion: null,
  change: 'fact',
};

const purpose: Readonly<Record<WrittenSection, string>> = {
  summary: 'What a reader takes away, in plain words and at most 300 of them.',
  key_judgements: 'Who, how likely, and how confident: likelihood and confidence in sentences of their own.',
  alternatives: 'Every hypothesis with its likelihood stands here by itself; write what speaks for and against them.',
  basis: 'What was found, by whom, and how good it is. A fact cites.',
  limits: 'What was never collected, what is withheld, what could mislead.',
  discussion: 'How the findings lead to the judgements.',
  change: 'What is otherwise than in the last release, and why.',
};

export const SectionCard = ({
  section: { section, title, generated },
  sentences,
  facts,
  notListed,
  caseTlp,
  acts,
  open,
  isReadOnly,
}: {
  readonly section: ComposedSection;
  readonly sentences: readonly Sentence[];
  readonly facts: WrittenFacts;
  readonly notListed: number;
  readonly caseTlp: string;
  readonly acts: ReportActs;
  /** Sentences of which something is open. */
  readonly open: ReadonlySet<string>;
  readonly isReadOnly: boolean;
}) => {
  const [editing, setEditing] = useState<string | null>(null);
  const close = (): void => {
    setEditing(null);
    if (editing !== null && editing !== '') focusSentence(editing);
  };
  const editor = (label: string, first: Typed, onRecord: (typed: Typed) => ReturnType<ReportActs['write']>) => (
    <SentenceEditor
      label={label}
      first={first}
      facts={facts}
      notListed={notListed}
      caseTlp={caseTlp}
      onRecord={onRecord}
      onClose={close}
    />
  );
  return (
    <Card
      title={title}
      aside={
        isReadOnly ? undefined : (
          <span className={styles['writeButton']}>
            <Button look="quiet" isDisabled={editing === ''} onPress={() => setEditing('')}>
              Write
            </Button>
          </span>
        )
      }
    >
      {generated.length === 0 ? null : (
        <ul className={styles['generated']} aria-label={`${title}, from the computation`}>
          {generated.map((sentence) => (
            <li key={sentence.id}>
              <TagLetter kind={sentence.kind} />
              <span>
                <ComposedText parts={sentence.parts} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {sentences.length === 0 && editing !== '' ? (
        <p className={styles['none']}>
          <strong>none recorded</strong> {purpose[section]}
        </p>
      ) : null}
      <ul className={styles['rows']} aria-label={title}>
        {sentences.map((sentence) =>
          sentence.id === editing ? (
            <li key={sentence.id}>
              {editor(
                'The sentence',
                { text: sentence.text, kind: sentence.kind, tlp: tlpSchema.safeParse(sentence.tlp).data ?? null },
                ({ text, kind, tlp }) =>
                  acts.change(sentence, { text, kind: kind ?? 'untagged', ...(tlp !== null && { tlp }) }),
              )}
            </li>
          ) : (
            <SentenceRow
              key={sentence.id}
              sentence={sentence}
              own={sentences}
              facts={facts}
              caseTlp={caseTlp}
              acts={acts}
              isReadOnly={isReadOnly}
              isOpen={open.has(sentence.id)}
              onEdit={() => setEditing(sentence.id)}
            />
          ),
        )}
      </ul>
      {editing === ''
        ? editor(`New sentence in ${title}`, { text: '', kind: usualKind[section], tlp: null }, ({ text, kind, tlp }) =>
            acts.write({
              sentences: [{ section, text, ...(kind !== null && { kind }) }],
              ...(tlp !== null && { tlp }),
            }),
          )
        : null}
    </Card>
  );
};
