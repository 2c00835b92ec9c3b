import { ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import { readContents } from '../../shared/bundle/bundle-contents.ts';
import { checkNotice } from '../../shared/bundle/check-notice.ts';
import { ledgerLogKey } from '../../shared/bundle/checks/ledger.ts';
import type { StoredBundle } from '../../shared/bundle/stored-bundle.ts';
import type { AppDeps } from '../app-deps.ts';
import { readSmallText } from './small-text.ts';

type Notices = Output<'bundle.verify'>['notices'];

/** What each notice says of the bundle. A file that cannot be read is refused; one that does not hold is told of. */
export const readNotices = (
  snapshot: StoredBundle,
  files: readonly string[],
  { crypto }: Pick<AppDeps, 'crypto'>,
): Result<Notices, Failure> => {
  if (files.length === 0) return ok([]);
  const contents = readContents(snapshot, crypto);
  const logKey = ledgerLogKey(contents, crypto);
  const notices: Notices = [];
  for (const file of files) {
    const text = readSmallText(file);
    if (!text.ok) return text;
    if (!contents.note.ok || logKey === undefined) {
      notices.push({
        file,
        holds: false,
        detail: 'the bundle has no checkpoint or log key to hold it against',
        told: null,
      });
      continue;
    }
    const release = { body: contents.note.value.body, tables: contents.tables, logKey };
    const checked = checkNotice(text.value, release, crypto);
    notices.push(
      checked.ok
        ? {
            file,
            holds: true,
            detail: 'it continues the ledger of this bundle, and two people approved it',
            told: {
              ...checked.value,
              approvers: [...checked.value.approvers],
              taken: [...checked.value.taken],
            },
          }
        : { file, holds: false, detail: checked.error.message.replace(/\.$/u, ''), told: null },
    );
  }
  return ok(notices);
};
