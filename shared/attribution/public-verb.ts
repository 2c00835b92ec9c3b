import type { AssessmentRows } from './assessment-rows.ts';
import type { HypothesisKind } from './scoring-input.ts';
import { modeClause } from './responsibility-mode.ts';
import { quoted, say, type Sentence } from './sentence.ts';

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
      const actorName = rows.hypotheses.find((row) => row.id === id)?.actorName ?? '';
      const group = quoted({ kind: 'hypothesis', id, text: name });
      return { verb: 'We assess', behind: actorName.trim() === '' ? [] : say` (the group tracked as ${group})` };
    }
    case 4:
      return { verb: 'We assess', behind: say` (${modeClause(rows, id)})` };
    default:
      return { verb: 'We assess', behind: [] };
  }
};
