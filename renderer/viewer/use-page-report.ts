import { useEffect, useState } from 'react';
import { useCase } from './case-context.ts';
import type { PageReport } from './page-report.ts';

/** The report of this page; undefined while it is being put together, null where the release states too little for one. */
export const usePageReport = (): PageReport | null | undefined => {
  const { report } = useCase();
  const [made, setMade] = useState<PageReport | null | undefined>(undefined);
  useEffect(() => {
    // After the page has said that it is at work: of a large case this takes a moment.
    let isWanted = true;
    const wait = setTimeout(() => void report().then((value) => (isWanted ? setMade(value) : undefined)), 0);
    return () => {
      isWanted = false;
      clearTimeout(wait);
    };
  }, [report]);
  return made;
};
