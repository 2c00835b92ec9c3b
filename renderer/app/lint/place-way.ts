import type { LintPlace } from '../../../shared/lint/rule.ts';
import type { CaseScreenId } from '../screens.ts';
import type { CaseSearch } from '../search.ts';

/** Screen where a finding can be mended, and what is to be shown there. */
export const placeWay = ({ kind, id }: LintPlace): { readonly screen: CaseScreenId; readonly search: CaseSearch } => {
  switch (kind) {
    case 'item':
      return { screen: 'evidence', search: { item: id } };
    case 'intake':
      return { screen: 'evidence', search: {} };
    case 'hypothesis':
      return { screen: 'hypotheses', search: { hypothesis: id } };
    case 'group':
    case 'assumption':
    case 'entry':
      return { screen: 'hypotheses', search: {} };
    case 'level':
      return { screen: 'matrix', search: { level: Number(id) } };
    case 'source':
      return { screen: 'sources', search: { source: id } };
    case 'line':
      return { screen: 'ledger', search: { line: Number(id) } };
    case 'sentence':
      return { screen: 'report', search: {} };
  }
};
