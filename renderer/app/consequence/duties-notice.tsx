import { dutyToWords } from '../../../shared/consequence/duty-words.ts';
import { SafeText } from '../../marks/safe-text.tsx';
import { InlineLink } from '../../ui/inline-link.tsx';
import { Notice } from '../../ui/states.tsx';
import { useReply } from '../api/replies.ts';
import { useGo } from '../navigation.ts';
import { useMeasures } from './use-measures.ts';

const shownMax = 4;

/** What upheld claims still oblige to; nothing where all is done, or where a measure to be reviewed says so itself. */
export const DutiesNotice = ({ folder }: { readonly folder: string }) => {
  const go = useGo();
  const docket = useReply('redress.read', { folder }).value;
  const { due, titleOf } = useMeasures(folder);
  const open = (docket?.duties ?? []).filter(
    ({ closedBy, kind, measure }) => closedBy === null && !(kind === 'review' && due.some(({ id }) => id === measure)),
  );
  if (open.length === 0) return null;
  return (
    <Notice
      tone="warn"
      title={`A claim for redress was upheld: ${open.length === 1 ? 'one duty is' : `${open.length} duties are`} open`}
    >
      {open.slice(0, shownMax).map((duty) => (
        <SafeText
          key={`${duty.claim} ${duty.kind} ${duty.release ?? ''} ${duty.recipient?.line ?? ''} ${duty.measure ?? ''}`}
          text={`${dutyToWords(duty, titleOf(duty.measure))} `}
          max={300}
        />
      ))}
      {open.length > shownMax ? `And ${open.length - shownMax} more. ` : null}
      <InlineLink onClick={() => go.toScreen('redress')}>Redress</InlineLink>
    </Notice>
  );
};
