import { useMemo } from 'react';
import { parseScoringProfile, type ScoringProfile } from '../../../../shared/reference/scoring-profiles.ts';
import { useReply } from '../../api/replies.ts';

/** The scoring profile in force in the case. Read with the matrix, so only asked where a weight is looked at. */
export const useScoringProfile = (folder: string): ScoringProfile | null => {
  const text = useReply('matrix.read', { folder }).value?.profileText;
  return useMemo(() => {
    const parsed = text === undefined ? undefined : parseScoringProfile(text);
    return parsed?.ok === true ? parsed.value : null;
  }, [text]);
};
