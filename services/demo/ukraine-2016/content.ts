import type { DemoContent } from '../demo-content.ts';
import { demoFileEvidence } from './evidence-files.ts';
import { demoStatementEvidence } from './evidence-statements.ts';
import { demoRanking } from './ranking.ts';
import { demoHarm } from './harm.ts';
import { demoServices } from './services.ts';
import { demoAssumptions, demoExclusive, demoHypotheses } from './hypotheses.ts';
import { demoNames } from './names.ts';
import { contextRatings } from './ratings-context.ts';
import { statementRatings } from './ratings-statements.ts';
import { technicalRatings } from './ratings-technical.ts';
import { demoRegisters } from './registers.ts';
import { demoGroups, demoSources } from './sources.ts';
import { demoText } from './text.ts';

/** The demonstration case that ships with the product: public data, illustrative ratings. */
export const ukraine2016: DemoContent = {
  title: 'Ukraine power grid, December 2016 (demonstration)',
  question:
    'Which activity cluster conducted the operation against the Kyiv transmission substation on 17 December 2016?',
  tlp: 'CLEAR',
  notice:
    'Demonstration. The facts come from public sources, named with each exhibit. Grades, ratings and harm scores are illustrative: they show how the method works and are not an assessment by anyone. Restricted markings are examples; nothing in this case is secret.',
  sources: demoSources,
  groups: demoGroups,
  evidence: [...demoFileEvidence, ...demoStatementEvidence],
  hypotheses: demoHypotheses,
  ratings: [...technicalRatings, ...contextRatings, ...statementRatings],
  assumptions: demoAssumptions,
  registers: demoRegisters,
  ranking: demoRanking,
  harm: demoHarm,
  services: demoServices,
  text: demoText,
  names: demoNames,
  exclusive: demoExclusive,
  extraCustody: [
    {
      evidence: 'sample-list',
      type: 'verified',
      note: 'SHA-256 of the copy compared with the value recorded beside the data.',
      purpose: 'Integrity check before use',
    },
    {
      evidence: 'sample-list',
      type: 'accessed',
      note: 'Read to compare its nine values with the TeleBots list.',
      purpose: 'Comparison for EX-0010',
    },
    {
      evidence: 'no-shared-samples',
      type: 'verified',
      note: 'SHA-256 of the list compared with the value recorded when it was copied.',
      purpose: 'Integrity check before use',
    },
    {
      evidence: 'command-addresses',
      type: 'accessed',
      note: 'Read together with the Tor warning it carries.',
      purpose: 'Grading of forgeability',
    },
    {
      evidence: 'industroyer-capability',
      type: 'copied',
      note: 'Cut from the published bundle; the rule of the cut is written beside the data.',
      purpose: 'Keep the case small without changing an object',
    },
    {
      evidence: 'technique-comparison',
      type: 'copied',
      note: 'Cut from the published bundle by campaign; every object is kept as it was published.',
      purpose: 'Keep the case small without changing an object',
    },
    {
      evidence: 'telebots-event',
      type: 'correction',
      note: 'Published by CIRCL in 2016 and found in the repository of ESET; the steps between are not documented.',
      purpose: 'Explains the gap in custody',
    },
  ],
};
