import { useEffect, useMemo, useState } from 'react';
import { CaseContext } from './case-context.ts';
import type { CaseModel } from './case-model.ts';
import { nobleCrypto } from './noble-crypto.ts';
import { Page } from './page.tsx';
import { recompute, type Recomputed } from './recompute.ts';

const shownFirstMilliseconds = 50;

/** The case at once, as stated; then the numbers again, which takes longer where the case is large. */
export const Viewer = ({ model }: { readonly model: CaseModel }) => {
  const [recomputed, setRecomputed] = useState<Recomputed | undefined>(undefined);
  useEffect(() => {
    const title = model.file?.title ?? null;
    document.title = `${title === null ? 'Case' : title.slice(0, 100)} · Plumbline`;
    const wait = setTimeout(
      () => setRecomputed(recompute(model.data, model.tables, nobleCrypto)),
      shownFirstMilliseconds,
    );
    return () => clearTimeout(wait);
  }, [model]);
  const shown = useMemo(() => {
    const computed = recomputed !== undefined && 'assessment' in recomputed ? recomputed.assessment : undefined;
    return { ...model, recomputed, assessment: model.stated ?? computed };
  }, [model, recomputed]);
  return (
    <CaseContext value={shown}>
      <Page />
    </CaseContext>
  );
};
