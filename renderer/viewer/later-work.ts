import type { Steps } from '../../shared/base/steps.ts';
import type { CaseModel } from './case-model.ts';
import type { PageReport } from './page-report.ts';
import type { Recomputed } from './recompute.ts';

/** What is computed once the case is shown. The browser reads the code for it only then. */
export const beginRecomputing = async ({ data, tables }: CaseModel): Promise<Steps<Recomputed>> => {
  const { nobleCrypto } = await import('./noble-crypto.ts');
  const { recomputeInSteps } = await import('./recompute.ts');
  return recomputeInSteps(data, tables, nobleCrypto);
};

export const makeReport = async (model: CaseModel): Promise<PageReport | null> => {
  const { nobleCrypto } = await import('./noble-crypto.ts');
  const { reportOfPage } = await import('./page-report.ts');
  return reportOfPage(model, nobleCrypto);
};
