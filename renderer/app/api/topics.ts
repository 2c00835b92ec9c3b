import type { Method } from '../../../shared/api/contract.ts';

/**
 * What each reply depends on, as nouns of line types: it is read again when such lines are added. `all`: any line.
 * A method that is not here does not depend on a case.
 */
const topicsByMethod: Partial<Record<Method, readonly string[] | 'all'>> = {
  'case.info': 'all',
  'case.enter': 'all',
  'ledger.page': 'all',
  'release.preview': 'all',
  'release.seen': 'all',
  'redaction.find': 'all',
  'lint.read': 'all',
  'search.run': 'all',
  'release.list': ['approval', 'release', 'export', 'identity', 'log', 'standing'],
  'release.after': [
    'release',
    'export',
    'handover',
    'notice',
    'standing',
    'evidence',
    'custody',
    'correction',
    'rating',
    'review',
    'judgement',
  ],
  'evidence.page': ['evidence', 'source', 'custody', 'intake', 'hashset', 'mark'],
  'evidence.read': ['evidence', 'source', 'custody', 'intake', 'rating', 'group', 'hashset', 'opinion'],
  'evidence.count': ['evidence', 'custody', 'hashset'],
  'custody.read': ['custody', 'evidence'],
  'custody.stated': ['import', 'evidence'],
  'finding.page': ['finding', 'evidence', 'mark', 'link', 'comment'],
  'finding.read': ['finding', 'evidence', 'mark', 'link', 'comment'],
  'link.list': ['link', 'finding', 'evidence'],
  'comparison.make': ['rating', 'evidence', 'custody', 'hypothesis', 'group', 'prior', 'profile', 'opinion'],
  'ranking.list': ['ranking', 'opinion', 'case'],
  'pair.list': ['link', 'evidence', 'group'],
  'mark.read': ['mark', 'comment', 'link', 'finding', 'evidence', 'import'],
  'mark.count': ['mark', 'evidence', 'finding', 'import'],
  'import.list': ['import'],
  'record.page': ['import'],
  'record.read': ['import', 'hashset'],
  'hashset.list': ['hashset'],
  'hashset.matches': ['hashset', 'evidence', 'import'],
  // A custody event may follow from what was looked at.
  'custody.present': ['evidence', 'custody'],
  'custody.report': ['custody', 'evidence', 'source', 'export'],
  'source.list': ['source', 'evidence', 'intake'],
  'source.history': ['source', 'evidence'],
  'grade.defaults': ['grade'],
  'hypothesis.list': ['hypothesis', 'group', 'assumption', 'prior', 'evidence', 'case'],
  'opinion.read': ['opinion', 'evidence', 'hypothesis', 'case'],
  'rating.history': ['rating', 'opinion'],
  'rater.compare': ['rating', 'opinion', 'evidence', 'custody', 'hypothesis', 'group', 'prior', 'profile'],
  'responsibility.list': ['responsibility'],
  'response.read': 'all',
  'harm.read': ['harm', 'redline', 'profile', 'evidence'],
  'name.list': ['name', 'source', 'evidence'],
  'matrix.read': [
    'cluster',
    'responsibility',
    'opinion',
    'rating',
    'evidence',
    'custody',
    'hypothesis',
    'group',
    'prior',
    'profile',
  ],
  'review.list': ['review'],
  'report.read': 'all',
  'sentence.history': ['sentence', 'opinion'],
  'review.read': 'all',
  'yardstick.read': ['yardstick', 'opinion'],
  'register.list': ['gap', 'indicator', 'counter', 'premortem', 'judgement'],
  'score.case': [
    'ranking',
    'opinion',
    'rating',
    'evidence',
    'custody',
    'hypothesis',
    'group',
    'prior',
    'profile',
    'assumption',
    'confidence',
    'review',
    'dissent',
    'yardstick',
    'harm',
    'redline',
  ],
};

export const dependsOn = (method: string, topics: readonly string[]): boolean => {
  const known = Object.hasOwn(topicsByMethod, method)
    ? // oxlint-disable-next-line typescript/consistent-type-assertions -- an own key of this very table
      topicsByMethod[method as Method]
    : undefined;
  if (known === undefined) return false;
  return known === 'all' || known.some((topic) => topics.includes(topic));
};
