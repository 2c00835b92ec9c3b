import type { Failure } from '../../../../shared/base/result.ts';
import { useReply } from '../../api/replies.ts';
import { listBroken, type BrokenRule } from './broken-rules.ts';

export type BrokenRules = {
  readonly rules: readonly BrokenRule[];
  readonly failure: Failure | null;
  readonly refetch: () => void;
};

/** Errors of the full edition, which keep a release from being asked for, and those of the public one, which keep it in. */
export const useBrokenRules = (folder: string): BrokenRules => {
  const full = useReply('lint.read', { folder, edition: 'full', cover: true });
  const open = useReply('lint.read', { folder, edition: 'public', cover: true });
  return {
    rules: listBroken(full.value?.rules ?? [], open.value?.rules ?? []),
    failure: full.failure ?? open.failure,
    refetch: () => {
      full.refetch();
      open.refetch();
    },
  };
};
