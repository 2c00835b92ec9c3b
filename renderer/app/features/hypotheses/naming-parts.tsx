import { NamesPart } from './names-part.tsx';
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
    {hypothesis.kind === 'specific' || hypothesis.kind === 'deception' ? (
      <NamesPart hypothesis={hypothesis} readOnly={readOnly} />
    ) : null}
  </>
);
