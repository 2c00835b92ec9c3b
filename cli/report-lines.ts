import { ok, type Result } from '../shared/base/result.ts';
import type { Output } from '../shared/api/contract.ts';
import { changeSentences, firstVersion } from '../shared/attribution/written/change-sentences.ts';
import type { ComposedSection } from '../shared/attribution/written/compose-report.ts';
import { composedText } from '../shared/attribution/written/compose-sentence.ts';
import { writtenOf as sentencesOf } from '../shared/attribution/written/written-of.ts';
import type { WrittenSentence } from '../shared/domain/written-sentence.ts';
import type { Shell } from './shell.ts';

type Read = Output<'report.read'>;

export const writtenOf = ({ sentences }: Pick<Read, 'sentences'>): readonly WrittenSentence[] => sentencesOf(sentences);

/** What moved since the last release. */
export const changeOf = async (
  folder: string,
  { lastRelease }: Pick<Read, 'lastRelease'>,
  { call }: Pick<Shell, 'call'>,
): Promise<Result<readonly string[]>> => {
  if (lastRelease === null) return ok(firstVersion);
  const delta = await call('case.delta', { folder, since: lastRelease });
  if (!delta.ok) return delta;
  const matrix = await call('matrix.read', { folder });
  return matrix.ok ? ok(changeSentences(delta.value, lastRelease, matrix.value.rows)) : matrix;
};

/** The composed text for people. */
export const reportLines = ({
  reader,
  question,
  sections,
}: {
  readonly reader: string | null;
  readonly question: string | null;
  readonly sections: readonly ComposedSection[];
}): readonly string[] => [
  ...(reader === null || reader === '' ? [] : [`For: ${reader}`]),
  ...(question === null || question === '' ? [] : [`Question: ${question}`]),
  ...sections.flatMap(({ title, generated, written }) => {
    const sentences = [...generated, ...written].map(
      (sentence) => `  ${composedText(sentence)} (${sentence.kind ?? 'untagged'})`,
    );
    return ['', title, ...(sentences.length === 0 ? ['  none recorded'] : sentences)];
  }),
];
