import type { DemoContent } from '../demo-content.ts';
import { demoFileEvidence } from './evidence-files.ts';
import { demoStatementEvidence } from './evidence-statements.ts';
import { demoRanking } from './ranking.ts';
import { demoHarm } from './harm.ts';
import { demoServices } from './services.ts';
import { demoAssumptions, demoExclusive, demoHypotheses } from './hypotheses.ts';
import { fileRatings } from './ratings-files.ts';
import { reportRatings } from './ratings-report.ts';
import { statementRatings } from './ratings-statements.ts';
import { demoRegisters } from './registers.ts';
import { demoGroups, demoSources } from './sources.ts';
import { demoText } from './text.ts';

/** The second demonstration case: serious harm to civilians, one account of it, and evidence that names nobody. */
export const frostygoop2024: DemoContent = {
  title: 'FrostyGoop, heating of Lviv, January 2024 (demonstration)',
  question:
    'Which activity cluster conducted the operation that stopped the heating of a residential area of Lviv on 22 and 23 January 2024?',
  tlp: 'CLEAR',
  notice:
    'Demonstration. The facts come from public sources, named with each exhibit; several were read in part, in copies or in summaries, and then the exhibit says so. Grades, ratings and harm scores are illustrative: they show how the method works and are not an assessment by anyone. Restricted markings are examples; nothing in this case is secret.',
  sources: demoSources,
  groups: demoGroups,
  evidence: [...demoFileEvidence, ...demoStatementEvidence],
  hypotheses: demoHypotheses,
  ratings: [...fileRatings, ...reportRatings, ...statementRatings],
  assumptions: demoAssumptions,
  registers: demoRegisters,
  ranking: demoRanking,
  harm: demoHarm,
  services: demoServices,
  text: demoText,
  names: [],
  exclusive: demoExclusive,
  extraCustody: [
    {
      evidence: 'campaign-record',
      type: 'copied',
      note: 'Cut from the published bundle; the rule of the cut is written beside the data.',
      purpose: 'Keep the case small without changing an object',
    },
    {
      evidence: 'campaign-record',
      type: 'verified',
      note: 'SHA-256 of the cut compared with the value recorded beside the data.',
      purpose: 'Integrity check before use',
    },
    {
      evidence: 'technique-comparison',
      type: 'accessed',
      note: 'Read together with EX-0001 and EX-0003 to count the techniques that they share.',
      purpose: 'Comparison for EX-0006',
    },
  ],
};
