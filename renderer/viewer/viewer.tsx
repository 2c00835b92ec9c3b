import { useEffect, useMemo, useState } from 'react';
import { CaseContext } from './case-context.ts';
import type { CaseModel } from './case-model.ts';
import { nobleCrypto } from './noble-crypto.ts';
import { Page } from './page.tsx';
import { reportOfPage } from './page-report.ts';
import { recomputeInSteps, type Recomputed } from './recompute.ts';
import { runBeside } from './run-beside.ts';

/** The case at once, as stated; then the numbers again, which takes longer where the case is large. */
export const Viewer = ({ model }: { readonly model: CaseModel }) => {
  const [recomputed, setRecomputed] = useState<Recomputed | undefined>(undefined);
  useEffect(() => {
    const title = model.file?.title ?? null;
    document.title = `${title === null ? 'Case' : title.slice(0, 100)} · Plumbline`;
    return runBeside(recomputeInSteps(model.data, model.tables, nobleCrypto), setRecomputed);
  }, [model]);
  const report = useMemo(() => once(() => reportOfPage(model, nobleCrypto)), [model]);
  const shown = useMemo(() => {
    const computed = recomputed !== undefined && 'assessment' in recomputed ? recomputed.assessment : () => undefined;
    return { ...model, recomputed, report, assessment: model.stated ?? computed() };
  }, [model, recomputed, report]);
  return (
    <CaseContext value={shown}>
      <Page />
    </CaseContext>
  );
};

const once = <Made,>(make: () => Made): (() => Made) => {
  let made: { readonly value: Made } | undefined;
  return () => (made ??= { value: make() }).value;
};
