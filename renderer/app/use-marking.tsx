import { useState, type ReactNode } from 'react';
import { tlpLabels } from '../../shared/domain/vocabulary.ts';
import { useReply } from './api/replies.ts';
import { MarkingField, toTlp, type Marking } from './marking-field.tsx';

/**
 * With whom the line of an act may be shared: the field, and what it comes to. An act that begins with the words of an
 * earlier `line` begins with its marking as well, so that they are shared no further by chance; until it is known, with nobody.
 */
export const useMarking = (
  folder: string,
  line: number | null = null,
): { readonly field: ReactNode; readonly tlp: ReturnType<typeof toTlp> } => {
  const earlier = useReply('ledger.line', { folder, seq: line ?? 0 }, { isEnabled: line !== null }).value?.row.tlp;
  const [chosen, setChosen] = useState<Marking | null>(null);
  const first = line === null ? 'case' : (tlpLabels.find((label) => label === earlier) ?? 'RED');
  const marking = chosen ?? first;
  return { field: <MarkingField folder={folder} value={marking} onChange={setChosen} />, tlp: toTlp(marking) };
};
