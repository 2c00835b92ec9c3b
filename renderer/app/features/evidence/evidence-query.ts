import { useMemo } from 'react';
import type { Input } from '../../../../shared/api/contract.ts';
import { evidenceSorts } from '../../../../shared/api/evidence-contract.ts';
import { filterToInput } from './evidence-filter.ts';
import { useEvidenceView } from './evidence-store.ts';
import { useSettled } from './use-settled.ts';

const typingMilliseconds = 150;

/** What the table asks for: the order, and the filter with its text once typing rests. */
export const useEvidenceQuery = (folder: string): Omit<Input<'evidence.page'>, 'from' | 'count'> => {
  const filter = useEvidenceView(folder, (view) => view.filter);
  const settled = useSettled(filter.text, typingMilliseconds);
  const text = filter.text === '' ? '' : settled;
  const sort = useEvidenceView(folder, ({ table }) => table.sort);
  const descending = useEvidenceView(folder, ({ table }) => table.descending);
  return useMemo(
    () => ({
      folder,
      filter: filterToInput({ ...filter, text }),
      sort: evidenceSorts.find((one) => one === sort) ?? 'exhibit',
      descending,
    }),
    [folder, filter, text, sort, descending],
  );
};
