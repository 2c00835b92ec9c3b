import { z } from 'zod';
import { editionFileSchema, type EditionFile } from '../../shared/bundle/edition-file.ts';
import { readViewLines } from '../../shared/bundle/view-lines.ts';
import { canonicalJson, isJsonObject, parseJson, type Json } from '../../shared/ledger/canonical-json.ts';
import { parseCheckpointNote } from '../../shared/ledger/checkpoint.ts';
import type { RevealedLine } from '../../shared/ledger/reveal.ts';

/** What the page holds of its bundle. Whoever made the page wrote all of it. */
export type CaseData = {
  readonly origin: string;
  /** Lines of the release. */
  readonly size: number;
  /** The three lines of the checkpoint. */
  readonly checkpoint: string;
  readonly witnesses: readonly string[];
  readonly lines: readonly RevealedLine[];
  readonly edition: EditionFile;
  /** Exact text of `assessment.json`, written anew when it is asked for, and its sections. */
  readonly assessmentText: () => string;
  readonly sections: Json;
  readonly profiles: ReadonlyMap<string, string>;
};

const profilesSchema = z.record(z.string(), z.string());

/** Undefined where the page is damaged. */
export const readCaseData = (text: string): CaseData | undefined => {
  const json = parseJson(text);
  if (!json.ok || !isJsonObject(json.value)) return undefined;
  const { assessment, checkpoint, edition, profiles, view } = json.value;
  const lines = readViewLines(view ?? null);
  const note = parseCheckpointNote(typeof checkpoint === 'string' ? checkpoint : '');
  const log = editionFileSchema.safeParse(edition);
  const texts = profilesSchema.safeParse(profiles);
  if (lines === undefined || !note.ok || !log.success || !texts.success || !isJsonObject(assessment)) return undefined;
  return {
    origin: note.value.checkpoint.origin,
    size: note.value.checkpoint.size,
    checkpoint: note.value.body,
    witnesses: note.value.cosignatures.map(({ name }) => name),
    lines,
    edition: log.data,
    assessmentText: () => `${canonicalJson(assessment)}\n`,
    sections: assessment['sections'] ?? null,
    profiles: new Map(Object.entries(texts.data)),
  };
};
