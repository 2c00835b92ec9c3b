import type { CheckName } from './check.ts';

/** What each check looks at, in a few words; the names of the format stand beside them on the screen. */
export const checkTitles: Readonly<Record<CheckName, string>> = {
  zip: 'Form of the ZIP',
  bag: 'Files and guides',
  signature: 'Signatures of persons',
  tagmanifest: 'List of guides and keys',
  manifest: 'List of data',
  chain: 'Chain of lines',
  merkle: 'Root of the ledger',
  'log-signature': 'Signature of the log',
  witness: 'Witnesses',
  retained: 'Checkpoints seen before',
  disclosures: 'Disclosed fields',
  edition: 'What is withheld',
  evidence: 'Evidence files',
  custody: 'Custody',
  'two-person': 'Two persons',
  timestamps: 'Time stamps',
  view: 'Readable tables',
  assessment: 'Numbers',
  exports: 'Exports',
  report: 'Report',
  viewer: 'Viewer page',
};

export const statusWords = (status: 'ok' | 'failed' | 'not checked'): string => {
  switch (status) {
    case 'ok':
      return 'holds';
    case 'failed':
      return 'fails';
    case 'not checked':
      return 'not checked';
  }
};
