import type { Client } from '../../../../shared/api/client.ts';
import type { Input } from '../../../../shared/api/contract.ts';

const stepRows = 500;
// Beyond this the item is shown beside the table all the same; only its row is not looked for any longer.
const rowsMax = 20_000;

/** Which row of the table an item is in, as the table is filtered and sorted now; undefined where it is not found. */
export const locateItem = async (
  call: Client,
  input: Omit<Input<'evidence.page'>, 'from' | 'count'>,
  id: string,
  isWanted: () => boolean,
): Promise<number | undefined> => {
  for (let from = 0; from < rowsMax && isWanted(); from += stepRows) {
    const page = await call('evidence.page', { ...input, from, count: stepRows });
    if (!page.ok) return undefined;
    const at = page.value.rows.findIndex((row) => row.id === id);
    if (at !== -1) return from + at;
    if (from + stepRows >= page.value.total) return undefined;
  }
  return undefined;
};
