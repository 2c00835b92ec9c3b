import type { JobEvent } from '../../../shared/api/events.ts';

const wordsByMethod: Readonly<Record<string, string>> = {
  'demo.make': 'Making the demonstration',
  'intake.take': 'Taking in evidence',
  'intake.watch': 'Watching a folder',
  'import.run': 'Reading a file',
  'import.undo': 'Taking an import back',
  'import.rebuild': 'Making the index again',
  'evidence.amend': 'Correcting items',
  'custody.enter': 'Recording custody of many items',
  'finding.add': 'Adding a finding',
  'finding.correct': 'Correcting a finding',
  'mark.many': 'Marking many things',
  'custody.record': 'Recording custody',
  'custody.verify': 'Verifying files',
  'custody.report': 'Making a custody record',
  'custody.sheet': 'Making a hand-over sheet',
  'review.begin': 'Verifying what is reviewed',
  'review.sign': 'Signing a review',
  'review.import': 'Taking a review in',
  'case.convert': 'Converting',
  'case.delta': 'Comparing two moments',
  'case.verify': 'Verifying the case',
  'case.rebuild': 'Rebuilding the tables',
  'release.export': 'Exporting',
  'report.write': 'Printing a report',
  'notification.write': 'Writing a notification',
  'bundle.verify': 'Verifying a bundle',
  'bundle.open': 'Opening a bundle',
  'bundle.sign': 'Signing a bundle',
  'proof.exhibit': 'Proving an exhibit',
  'proof.fork': 'Proving two histories',
  'proof.verify': 'Verifying a proof',
  'stamp.request': 'Making a query for a time stamp',
  'stamp.import': 'Taking a time stamp in',
  'search.update': 'Reading for the search',
  'attack.add': 'Reading a release of ATT&CK',
  'hashset.add': 'Reading a list of hashes',
  'hashset.apply': 'Looking for known hashes',
  'hashset.matches': 'Looking for known hashes',
};

/** What a job does, or how it ended. */
export const jobWords = ({ method, state }: JobEvent): string => {
  const words = wordsByMethod[method] ?? 'Working';
  switch (state) {
    case 'running':
      return words;
    case 'pausing':
      return `${words}: pausing`;
    case 'paused':
      return `${words}: paused`;
    case 'done':
      return `${words}: done`;
    case 'failed':
      return `${words}: failed`;
    case 'cancelled':
      return `${words}: stopped`;
  }
};
