import { useCallback } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Failure } from '../../../../shared/base/result.ts';
import { useApi } from '../../api/replies.ts';
import { useGo } from '../../navigation.ts';
import { useShell } from '../../shell/shell-store.ts';

/** Opens a case under the profile it belongs to, and shows its Overview. The failure, if it does not open. */
export const useEnterCase = (): ((folder: string, profile: string | null) => Promise<Failure | null>) => {
  const { call } = useApi();
  const queries = useQueryClient();
  const go = useGo();
  const setCaseFolder = useShell((state) => state.setCaseFolder);
  return useCallback(
    async (folder, profile) => {
      const workstation = await call('workstation.read', {});
      if (!workstation.ok) return workstation.error;
      if (profile !== null && profile !== workstation.value.profile) {
        const isOwn = profile === workstation.value.ownProfile;
        const used = await call('workstation.use', { profile: isOwn ? null : profile });
        if (!used.ok) return used.error;
      }
      const entered = await call('case.enter', { folder });
      if (!entered.ok) return entered.error;
      // Identities, trust and settings may be those of another profile now.
      await queries.invalidateQueries();
      setCaseFolder(folder);
      go.toScreen('overview', {}, folder);
      return null;
    },
    [call, queries, go, setCaseFolder],
  );
};
