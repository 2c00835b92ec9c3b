import type { Output } from '../../../../shared/api/contract.ts';
import { useReply } from '../../api/replies.ts';
import { useCaseFolder } from '../../navigation.ts';

export type Releases = {
  readonly folder: string;
  readonly list: Output<'release.list'>;
  readonly info: Output<'case.info'>;
  readonly saved: Output<'redaction.list'>['redactions'];
  /** Files of redactions that cannot be read, each with its reason. */
  readonly damaged: readonly string[];
  /** Why nothing can be done here; null where the case can be written to. */
  readonly readOnly: string | null;
};

/** What every part of the screen needs. */
export const useReleases = () => {
  const folder = useCaseFolder();
  const list = useReply('release.list', { folder });
  const info = useReply('case.info', { folder });
  const saved = useReply('redaction.list', { folder });
  const isReady = list.value !== undefined && info.value !== undefined;
  const releases: Releases | undefined = isReady
    ? {
        folder,
        list: list.value,
        info: info.value,
        saved: saved.value?.redactions ?? [],
        damaged: saved.value?.damaged ?? [],
        readOnly: info.value.readOnly?.message ?? null,
      }
    : undefined;
  return {
    releases,
    failure: list.failure ?? info.failure ?? saved.failure,
    retry: (): void => {
      list.refetch();
      info.refetch();
      saved.refetch();
    },
  };
};
