import { useState, type ReactNode } from 'react';
import { MarkingField, toTlp, type Marking } from './marking-field.tsx';

/** With whom the line of an act may be shared: the field, and what it comes to. */
export const useMarking = (folder: string): { readonly field: ReactNode; readonly tlp: ReturnType<typeof toTlp> } => {
  const [marking, setMarking] = useState<Marking>('case');
  return { field: <MarkingField folder={folder} value={marking} onChange={setMarking} />, tlp: toTlp(marking) };
};
