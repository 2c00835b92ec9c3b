import type { originRelations } from '../../../shared/domain/vocabulary.ts';

/** What the items of a group share. */
export const relationWords: Readonly<Record<(typeof originRelations)[number], string>> = {
  same_upstream_report: 'one report upstream',
  same_artifact_or_sensor: 'one artifact or sensor',
  same_analysis_line: 'one line of analysis',
  same_technique_class: 'one class of technique',
  independent: 'independent',
};
