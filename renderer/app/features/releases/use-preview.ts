import type { Edition, Tlp } from '../../../../shared/domain/vocabulary.ts';
import { useReply } from '../../api/replies.ts';
import type { Redaction } from './withholding.ts';

/** What a stranger would see of an edition of the case as it is now. */
export const usePreview = ({
  folder,
  edition,
  tlp,
  redaction,
}: {
  readonly folder: string;
  readonly edition: Edition;
  readonly tlp: Tlp;
  readonly redaction: Redaction | null;
}) =>
  useReply('release.preview', {
    folder,
    edition,
    ...(edition === 'restricted' && { tlp }),
    // A full edition withholds nothing and refuses to be asked to.
    redaction: edition === 'full' ? null : redaction,
  });
