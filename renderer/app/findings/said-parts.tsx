import type { SubjectInput } from '../../../shared/api/findings-contract.ts';
import { useReply } from '../api/replies.ts';
import { FailureNotice, Loading } from '../../ui/states.tsx';
import { CommentsPart } from './comments-part.tsx';
import { LinksPart } from './links-part.tsx';
import { MarksPart } from './marks-part.tsx';

/** Everything that people said about one thing beside what it is: marks, links, comments. */
export const SaidParts = ({
  folder,
  on,
  isReadOnly,
}: {
  readonly folder: string;
  readonly on: SubjectInput;
  readonly isReadOnly: boolean;
}) => {
  const { value, failure, refetch } = useReply('mark.read', { folder, on });
  if (failure !== null) return <FailureNotice failure={failure} onRetry={refetch} />;
  if (value === undefined) return <Loading label="Reading marks and links" lines={4} />;
  return (
    <>
      <MarksPart folder={folder} on={on} marks={value.marks} isReadOnly={isReadOnly} />
      <LinksPart folder={folder} on={on} subject={value.subject} links={value.links} isReadOnly={isReadOnly} />
      <CommentsPart folder={folder} on={on} comments={value.comments} isReadOnly={isReadOnly} />
    </>
  );
};
