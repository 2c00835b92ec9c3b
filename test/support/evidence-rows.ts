import type { EvidenceRow } from '../../shared/domain/case-tables.ts';
import { testInstant } from './deps.ts';

const empty: Omit<EvidenceRow, 'key' | 'seq'> = {
  exhibit: null,
  name: null,
  title: null,
  description: null,
  media: null,
  sha256: null,
  size: null,
  source: null,
  intake: null,
  url: null,
  collectedBy: null,
  collectedAt: null,
  authority: null,
  method: null,
  copy: null,
  md5: null,
  sha1: null,
  note: null,
  personalData: null,
  caveats: null,
  kind: null,
  reliability: null,
  credibility: null,
  custody: null,
  custodyStated: null,
  forgeability: null,
  originGroup: null,
  evidenceClass: null,
  layer: null,
  adequacy: null,
  marking: null,
  tlp: null,
  addedAt: testInstant,
  addedBy: 'anna',
};

/** A row of the projection with what a test names; everything else is withheld. */
export const evidenceRow = (seq: number, given: Partial<EvidenceRow> = {}): EvidenceRow => ({
  ...empty,
  key: `ev-${String(seq).padStart(26, '0')}`,
  seq,
  ...given,
});
