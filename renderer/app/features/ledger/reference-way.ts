import { useGo } from '../../navigation.ts';
import { referenceKind } from './value-rows.ts';

export type ReferenceWay = {
  /** What is there, such as "Evidence". */
  readonly words: string;
  readonly go: () => void;
};

/** Where an identifier leads; null where it has no screen of its own. */
export const useReferenceWay = (id: string): ReferenceWay | null => {
  const go = useGo();
  switch (referenceKind(id)) {
    case 'evidence':
      return { words: 'Evidence', go: () => go.toScreen('evidence', { item: id }) };
    case 'hypothesis':
      return { words: 'Hypothesis', go: () => go.toScreen('hypotheses', { hypothesis: id }) };
    case 'source':
      return { words: 'Source', go: () => go.toScreen('sources', { source: id }) };
    case 'group':
      return { words: 'Groups of shared origin', go: () => go.toScreen('hypotheses') };
    case 'assumption':
      return { words: 'Assumptions', go: () => go.toScreen('hypotheses') };
    case 'finding':
      return { words: 'Finding', go: () => go.toScreen('findings', { finding: id }) };
    case 'opinion':
      return { words: 'Matrix', go: () => go.toScreen('matrix') };
    case 'ranking':
      return { words: 'Overview', go: () => go.toScreen('overview') };
    case 'request':
      return { words: 'Requests', go: () => go.toScreen('releases') };
    case 'review':
      return { words: 'Confidence', go: () => go.toScreen('sensitivity') };
    case 'cluster':
      return { words: 'Clusters', go: () => go.toScreen('hypotheses') };
    case 'name':
      return { words: 'Names', go: () => go.toScreen('hypotheses') };
    case 'sentence':
      return { words: 'Report', go: () => go.toScreen('report') };
    case 'redress':
      return { words: 'Redress', go: () => go.toScreen('redress') };
    case 'inject':
      return { words: 'Exercise', go: () => go.toScreen('exercise') };
    case 'remediation':
      return { words: 'Remediation', go: () => go.toScreen('response') };
    case 'measure':
      return { words: 'Measure', go: () => go.toScreen('response', { measure: id }) };
    case 'asset':
      return { words: 'Services', go: () => go.toScreen('services') };
    case 'clock':
    case 'notification':
      return { words: 'Notifications', go: () => go.toScreen('notifications') };
    case 'gap':
    case 'indicator':
    case 'counter':
    case 'premortem':
    case 'judgement':
      return { words: 'Registers', go: () => go.toScreen('hypotheses') };
    case 'intake':
    case 'custody':
    case 'import':
    case 'link':
    case 'comment':
    case undefined:
      return null;
  }
};
