import { useReply } from '../api/replies.ts';
import { isLive, type ListedMeasure } from './measure-words.ts';

/** What other screens say of the measures of a case: which must be reviewed, and how each is called. */
export const useMeasures = (
  folder: string,
): {
  readonly due: readonly ListedMeasure[];
  /** Null where it has none, or none that is disclosed. */
  readonly titleOf: (measure: string | null) => string | null;
} => {
  const measures = useReply('measure.list', { folder, cover: true }).value?.measures ?? [];
  return {
    due: measures.filter(({ state, required }) => isLive(state) && required.length > 0),
    titleOf: (measure) => measures.find(({ id }) => id === measure)?.title ?? null,
  };
};
