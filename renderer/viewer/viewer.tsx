import { useEffect, useMemo, useState } from 'react';
import { CaseContext } from './case-context.ts';
import type { CaseModel } from './case-model.ts';
import { nobleCrypto } from './noble-crypto.ts';
import { Page } from './page.tsx';
import { reportOfPage } from './page-report.ts';
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
  const report = useMemo(() => once(() => reportOfPage(model, nobleCrypto)), [model]);
  const shown = useMemo(() => {
    const computed = recomputed !== undefined && 'assessment' in recomputed ? recomputed.assessment : undefined;
    return { ...model, recomputed, report, assessment: model.stated ?? computed };
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
