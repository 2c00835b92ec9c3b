import { create } from 'zustand';

/** A bundle that another screen asks Verify to look at, once. */
export const useVerifyRequest = create<{
  readonly path: string | null;
  readonly ask: (path: string) => void;
  readonly take: () => void;
}>()((set) => ({
  path: null,
  ask: (path) => set({ path }),
  take: () => set({ path: null }),
}));
