import { isDeviceName } from './path-segment.ts';

/**
 * A person's name in signatures and file names (bundle format, section 10): 1 to 63 of `a-z 0-9 . -`, beginning and
 * ending with a letter or digit; never `checkpoint`, which would make `signatures/checkpoint.<principal>.sshsig`
 * ambiguous; no Windows device name, so that `<principal>.sshsig` can be written everywhere.
 */
export const isPrincipal = (text: string): boolean =>
  /^[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?$/u.test(text) && !/^checkpoint(?:$|[.-])/u.test(text) && !isDeviceName(text);
