import { ledgerMigration } from './0001-ledger.ts';
import { projectionsMigration } from './0002-projections.ts';
import { screensMigration } from './0003-screens.ts';
import { lineWordsMigration } from './0004-line-words.ts';
import { custodyMigration } from './0005-custody.ts';
import { intakeMigration } from './0006-intake.ts';
import { importsMigration } from './0007-imports.ts';
import { findingsMigration } from './0008-findings.ts';
import { sourcesMigration } from './0009-sources.ts';
import { evidenceTableMigration } from './0010-evidence-table.ts';
import { confidenceMigration } from './0011-confidence.ts';
import { registersMigration } from './0012-registers.ts';
import { disclosuresByLineMigration } from './0013-disclosures-by-line.ts';
import { hypothesesMigration } from './0014-hypotheses.ts';
import { namingMigration } from './0015-naming.ts';
import { yardsticksMigration } from './0016-yardsticks.ts';
import { sentencesMigration } from './0017-sentences.ts';
import { reviewsMigration } from './0018-reviews.ts';
import { lintAnswersMigration } from './0019-lint-answers.ts';
import { timeStampsMigration } from './0020-time-stamps.ts';
import { standingsMigration } from './0021-standings.ts';
import { harmMigration } from './0022-harm.ts';
import { measuresMigration } from './0023-measures.ts';
import { redressMigration } from './0024-redress.ts';
import { assetsMigration } from './0025-assets.ts';
import { exerciseMigration } from './0026-exercise.ts';
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [
  ledgerMigration,
  projectionsMigration,
  screensMigration,
  lineWordsMigration,
  custodyMigration,
  intakeMigration,
  importsMigration,
  findingsMigration,
  sourcesMigration,
  evidenceTableMigration,
  confidenceMigration,
  registersMigration,
  disclosuresByLineMigration,
  hypothesesMigration,
  namingMigration,
  yardsticksMigration,
  sentencesMigration,
  reviewsMigration,
  lintAnswersMigration,
  timeStampsMigration,
  standingsMigration,
  harmMigration,
  measuresMigration,
  redressMigration,
  assetsMigration,
  exerciseMigration,
];
