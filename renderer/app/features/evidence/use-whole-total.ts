import type { Input, Output } from '../../../../shared/api/contract.ts';
import { useReply } from '../../api/replies.ts';

type First = Pick<Output<'evidence.page'>, 'total' | 'isLeast'>;

/** How many items the filters leave: what the page knows, and where that is only a part, the rest once it is counted. */
export const useWholeTotal = (
  { folder, filter }: Pick<Input<'evidence.page'>, 'folder' | 'filter'>,
  { first }: { readonly first: First | undefined },
): number => {
  const isLeast = first?.isLeast === true;
  const counted = useReply('evidence.count', { folder, filter }, { isEnabled: isLeast });
  const total = first?.total ?? 0;
  // A count of the filter before may stay for a moment, while the next is on its way.
  return isLeast && !counted.isUpdating ? Math.max(total, counted.value?.total ?? 0) : total;
};
