import { ensureViewer } from '../../scripts/build-viewer.ts';

/** Before the tests that export bundles: the page that goes into each is built once. */
export const setup = async (): Promise<void> => {
  if (!(await ensureViewer())) throw new Error('the viewer page could not be built');
};
