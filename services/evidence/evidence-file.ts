import type { Result } from '../../shared/base/result.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { withStoredFile } from './stored-file.ts';

/** The file of an item, open for reading at any place. */
export type EvidenceFile = {
  readonly size: number;
  /** At most so many bytes; fewer where the file ends. */
  readonly read: (offset: number, length: number) => Uint8Array;
};

/** Opens the file of an item for the length of one act. What cannot be read while it lasts fails the act. */
export const withEvidenceFile = <T>(
  session: CaseSession,
  evidence: string,
  act: (file: EvidenceFile) => Result<T>,
): Result<T> => withStoredFile(session, evidence, ({ sizeBytes, read }) => act({ size: sizeBytes, read }));
