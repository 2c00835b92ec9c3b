import { useEffect, useMemo, useState } from 'react';
import { CaseContext } from './case-context.ts';
import type { CaseModel } from './case-model.ts';
import { beginRecomputing, makeReport } from './later-work.ts';
import { Page } from './page.tsx';
import type { Recomputed } from './recompute.ts';
import { runBeside } from './run-beside.ts';
import type { ScreenShelf } from './screen-shelf.tsx';

const pauseMilliseconds = 50;

/** The case at once, as stated; then the numbers again, which takes longer where the case is large, and the other screens. */
export const Viewer = ({ model, shelf }: { readonly model: CaseModel; readonly shelf: ScreenShelf }) => {
  const [recomputed, setRecomputed] = useState<Recomputed | undefined>(undefined);
  useEffect(() => {
    const title = model.file?.title ?? null;
    document.title = `${title === null ? 'Case' : title.slice(0, 100)} · Plumbline`;
    return runBeside(() => beginRecomputing(model), setRecomputed);
  }, [model]);
  useEffect(() => void afterPause().then(() => shelf.makeAllReady(afterPause)), [shelf]);
  const report = useMemo(() => once(() => makeReport(model)), [model]);
  const shown = useMemo(() => {
    const computed = recomputed !== undefined && 'assessment' in recomputed ? recomputed.assessment : () => undefined;
    return { ...model, recomputed, report, assessment: model.stated ?? computed() };
  }, [model, recomputed, report]);
  return (
    <CaseContext value={shown}>
      <Page shelf={shelf} />
    </CaseContext>
  );
};

const once = <Made,>(make: () => Made): (() => Made) => {
  let made: { readonly value: Made } | undefined;
  return () => (made ??= { value: make() }).value;
};

const afterPause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
