import { useQueries } from '@tanstack/react-query';
import type { Failure } from '../../../../shared/base/result.ts';
import { publicRefusals, type PublicOutcome } from '../../../../shared/bundle/public-refusals.ts';
import { callOrThrow, toFailure, useApi } from '../../api/replies.ts';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useWork, type View } from './releases-store.ts';
import { previewInput } from './use-preview.ts';
import type { Releases } from './use-releases.ts';

type Saved = Releases['saved'][number];
type Words = { readonly message: string; readonly hint?: string | null | undefined };

/** Why the public edition could not leave after the freeze, as long as something can be done about it. */
export const PublicRefusalNotices = ({
  folder,
  named,
  onView,
}: {
  readonly folder: string;
  /** The redactions that the request names, or will. */
  readonly named: readonly Saved[];
  readonly onView: (view: View) => void;
}) => {
  const { set } = useWork(folder);
  const { outcomes, failure, refetch } = useOutcomes(folder, named);
  if (failure !== null) return <FailureNotice failure={failure} onRetry={refetch} />;
  return publicRefusals(outcomes).map(({ redaction, failure: why }) => (
    <Notice
      key={redaction?.sha256 ?? ''}
      tone="warn"
      title={
        <>
          The public edition of this release could not be exported{' '}
          {redaction === null ? 'by the marking alone' : <SafeText text={`with ${redaction.name}`} max={120} />}.
        </>
      }
    >
      <SafeText text={why.message} /> <SafeText text={why.hint ?? ''} />{' '}
      <InlineLink
        onClick={() => {
          set({
            edition: 'public',
            tab: 'remaining',
            ...(redaction !== null && { rules: redaction.redaction.withhold, name: redaction.name }),
          });
          onView('withhold');
        }}
      >
        See the places
      </InlineLink>
    </Notice>
  ));
};

type Outcomes = {
  readonly outcomes: readonly PublicOutcome<Saved, Words>[];
  /** Why it cannot be told. */
  readonly failure: Failure | null;
  readonly refetch: () => void;
};

/** Said of the redaction itself: the export would be refused with the same words. */
const refusalCodes: ReadonlySet<string> = new Set(['BAD_REDACTION', 'EDITION_PROTECTED']);

/** What the preview says of each; nothing of those that are still being computed. */
const useOutcomes = (folder: string, named: readonly Saved[]): Outcomes => {
  const { call } = useApi();
  const asked = [null, ...named];
  const replies = useQueries({
    queries: asked.map((saved) => {
      const redaction = saved?.redaction ?? null;
      const input = previewInput({ folder, edition: 'public', tlp: 'CLEAR', redaction });
      return {
        queryKey: ['release.preview', input],
        queryFn: () => callOrThrow(call, 'release.preview', input),
      };
    }),
  });
  const failures = replies.map(({ error }) => toFailure(error));
  return {
    outcomes: replies.map(({ data }, at) => ({
      redaction: asked[at] ?? null,
      failure: failures[at] ?? data?.refusal ?? null,
    })),
    failure: failures.find((failure) => failure !== null && !refusalCodes.has(failure.code)) ?? null,
    refetch: () => replies.forEach((reply) => void reply.refetch()),
  };
};
