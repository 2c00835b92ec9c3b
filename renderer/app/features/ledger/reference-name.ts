import { shownActorName } from '../../../../shared/domain/provisional-name.ts';
import { useReply } from '../../api/replies.ts';
import { useCaseFolder } from '../../navigation.ts';
import { referenceKind } from './value-rows.ts';

/** The name under which people know what an identifier names; null while it is not known, and where it has none. */
export const useReferenceName = (id: string): string | null => {
  const folder = useCaseFolder();
  const kind = referenceKind(id);
  const isOfReasoning = kind === 'hypothesis' || kind === 'group' || kind === 'assumption';
  const reasoning = useReply('hypothesis.list', { folder }, { isEnabled: isOfReasoning });
  const sources = useReply('source.list', { folder }, { isEnabled: kind === 'source' });
  const findings = useReply('finding.read', { folder, finding: id }, { isEnabled: kind === 'finding' });
  const evidence = useReply('evidence.read', { folder, evidence: id }, { isEnabled: kind === 'evidence' });
  switch (kind) {
    case 'hypothesis': {
      const found = reasoning.value?.hypotheses.find((one) => one.id === id);
      return filled(shownActorName(found?.actorName ?? '')) ?? filled(found?.statement);
    }
    case 'group':
      return filled(reasoning.value?.groups.find((one) => one.id === id)?.name);
    case 'assumption':
      return filled(reasoning.value?.assumptions.find((one) => one.id === id)?.statement);
    case 'source':
      return filled(sources.value?.sources.find((one) => one.id === id)?.name);
    case 'evidence': {
      const item = evidence.value?.item;
      // The reply before last may be another item's.
      return item?.id === id ? filled(`${item.exhibit ?? ''} ${item.title ?? item.name ?? ''}`.trim()) : null;
    }
    case 'finding': {
      const found = findings.value?.finding;
      return found?.id === id ? filled(found.statement) : null;
    }
    case 'intake':
    case 'custody':
    case 'import':
    case 'link':
    case 'comment':
    case 'remediation':
    case 'redress':
    case 'inject':
    case 'review':
    case 'gap':
    case 'indicator':
    case 'counter':
    case 'premortem':
    case 'name':
    case 'cluster':
    case 'judgement':
    case 'opinion':
    case 'ranking':
    case 'request':
    case 'sentence':
    case 'clock':
    case 'notification':
    case 'measure':
    case 'asset':
    case undefined:
      return null;
  }
};

const filled = (text: string | null | undefined): string | null =>
  text === null || text === undefined || text === '' ? null : text;
