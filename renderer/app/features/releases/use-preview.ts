import type { Input } from '../../../../shared/api/contract.ts';
import type { Edition, Tlp } from '../../../../shared/domain/vocabulary.ts';
import { useReply } from '../../api/replies.ts';
import type { Redaction } from './withholding.ts';

type Asked = {
  readonly folder: string;
  readonly edition: Edition;
  readonly tlp: Tlp;
  readonly redaction: Redaction | null;
};

/** What a stranger would see of an edition of the case as it is now. */
export const usePreview = (asked: Asked) => useReply('release.preview', previewInput(asked));

export const previewInput = ({ folder, edition, tlp, redaction }: Asked): Input<'release.preview'> => ({
  folder,
  edition,
  ...(edition === 'restricted' && { tlp }),
  // A full edition withholds nothing and refuses to be asked to.
  redaction: edition === 'full' ? null : redaction,
});
