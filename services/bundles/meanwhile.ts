import type { StoredBundle } from '../../shared/bundle/stored-bundle.ts';

/** What is done while other threads hash files of evidence: `known` is the bundle with all of its other files. */
export type Meanwhile<T> = (known: StoredBundle) => Promise<T> | T;

export type ReadBundle<T> = { readonly snapshot: StoredBundle; readonly meanwhile: T };
