import type { ViewerCode } from '../../shared/bundle/viewer-file.ts';

/** The code of this very page, as its file carries it: the page of a bundle of the same version has the same. */
export const ownCode: ViewerCode = {
  script: document.currentScript?.textContent ?? '',
  style: document.querySelector('style')?.textContent ?? '',
};
