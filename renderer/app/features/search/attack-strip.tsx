import { useReply } from '../../api/replies.ts';
import { AttackEntries } from '../../attack/attack-entries.tsx';
import { Notice } from '../../../ui/states.tsx';

const shownMax = 3;
const shortestName = 4;

/** What is looked for may be a thing of ATT&CK: then its reference data says what it is. It is no hit of the case. */
export const AttackStrip = ({ query }: { readonly query: string }) => {
  const wanted = query.trim();
  const isId = /^[a-z]{1,2}\d{4}(?:\.\d{3})?$/iu.test(wanted);
  const isName = wanted.length >= shortestName && /^[\p{L}\d .'-]+$/u.test(wanted);
  const { value } = useReply('attack.find', { query: wanted, count: shownMax }, { isEnabled: isId || isName });
  if (!(isId || isName) || value === undefined || value.total === 0) return null;
  return (
    <Notice tone="info" title="In MITRE ATT&CK, as reference; no hit of the case">
      <AttackEntries entries={value.entries} />
      {value.total > shownMax ? `and ${value.total - shownMax} more` : null}
    </Notice>
  );
};
