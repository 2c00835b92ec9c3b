import type { AssessmentRows } from './assessment-rows.ts';
import type { HypothesisKind } from './scoring-input.ts';
import { modeClause } from './responsibility-mode.ts';
import { quoted, say, type Sentence } from './sentence.ts';

/** `Sandworm Team (G0034)`: the name, without the identifier of a catalogue. */
const withoutBrackets = (actorName: string): string => actorName.replace(/ \([^()]*\)$/u, '');

type Subject = { readonly id: string; readonly name: string; readonly kind: HypothesisKind };

/**
 * The verb of a level, and what stands in brackets behind its claim (method, section 2.7): infrastructure is linked, a
 * group is what somebody tracks under a name, and a State is responsible in some mode or in none that is claimed. A
 * hypothesis that names nobody has neither.
 */
export const publicVerb = (
  level: number,
  { id, name, kind }: Subject,
  rows: AssessmentRows,
): { readonly verb: string; readonly behind: Sentence } => {
  if (kind !== 'specific') return { verb: 'We assess', behind: [] };
  switch (level) {
    case 1:
      return { verb: 'We link:', behind: [] };
    case 2: {
      const row = rows.hypotheses.find((one) => one.id === id);
      const actorName = (row?.actorName ?? '').trim();
      // A statement that names the group already would only say it twice.
      const isNamed = actorName === '' || (row?.statement ?? '').includes(withoutBrackets(actorName));
      const group = quoted({ kind: 'hypothesis', id, text: name });
      return { verb: 'We assess', behind: isNamed ? [] : say` (the group tracked as ${group})` };
    }
    case 4:
      return { verb: 'We assess', behind: say` (${modeClause(rows, id)})` };
    default:
      return { verb: 'We assess', behind: [] };
  }
};
