import { archiveImporter } from './archive.ts';
import { caseUcoImporter } from './case-uco.ts';
import { csvImporter } from './csv.ts';
import { galaxyImporter } from './galaxy.ts';
import { hashesImporter } from './hashes.ts';
import { imageImporter } from './image.ts';
import type { Importer } from './importer.ts';
import { jsonlImporter } from './jsonl.ts';
import { logImporter } from './log.ts';
import { mailImporter } from './mail.ts';
import { mispImporter } from './misp.ts';
import { stixImporter } from './stix.ts';
import { timelineImporter } from './timeline.ts';

/** Every format that can be imported. Where two are equally sure of a file, the one that stands first reads it. */
export const importers: readonly Importer[] = [
  stixImporter,
  mispImporter,
  galaxyImporter,
  caseUcoImporter,
  timelineImporter,
  archiveImporter,
  imageImporter,
  mailImporter,
  hashesImporter,
  jsonlImporter,
  csvImporter,
  logImporter,
];

/**
 * Recorded with each import. Raised whenever any importer reads the same file otherwise than before: then a rebuilt index
 * may differ from the one that a line of the ledger speaks of, and says so.
 */
export const importersVersion = 1;

/** The importer that is surest of the first bytes and the name; undefined where none is. */
export const chooseImporter = (head: Uint8Array, name: string): Importer | undefined => {
  const judged = importers.map((importer) => ({ importer, score: importer.sniff(head, name) }));
  const best = Math.max(...judged.map(({ score }) => score));
  return best === 0 ? undefined : judged.find(({ score }) => score === best)?.importer;
};
