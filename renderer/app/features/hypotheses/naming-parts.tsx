import { ModePart } from './mode-part.tsx';
import type { ListedHypothesis } from './use-reasoning.ts';

/** Whom a hypothesis speaks of. */
export const NamingParts = ({
  hypothesis,
  readOnly,
}: {
  readonly hypothesis: ListedHypothesis;
  readonly readOnly: string | null;
}) => (
  <>
    {hypothesis.level === 4 && hypothesis.kind === 'specific' ? (
      <ModePart hypothesis={hypothesis} readOnly={readOnly} />
    ) : null}
  </>
);
