/** One file of a bundle: its size and digest as read, and its bytes where the verifier parses them. */
export type BundleFile = { readonly size: number; readonly sha256: string; readonly bytes: Uint8Array | null };

export type BundleProblem = { readonly check: 'zip' | 'bag'; readonly message: string; readonly at: string | null };

/** A bundle as it was read, once, from front to back. Paths are relative to the top folder. Anyone may have written it. */
export type BundleSnapshot = {
  readonly form: 'zip' | 'folder';
  readonly topFolder: string | null;
  readonly files: ReadonlyMap<string, BundleFile>;
  readonly problems: readonly BundleProblem[];
  readonly zipChecked: boolean;
};
