import { useQueries } from '@tanstack/react-query';
import type { Failure } from '../../../../shared/base/result.ts';
import {
  editionRefusals,
  foretoldEditions,
  markedEditionWords,
  type EditionOutcome,
  type MarkedEdition,
} from '../../../../shared/bundle/edition-refusals.ts';
import { callOrThrow, toFailure, useApi } from '../../api/replies.ts';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useWork, type View } from './releases-store.ts';
import { previewInput } from './use-preview.ts';
import type { Releases } from './use-releases.ts';

type Saved = Releases['saved'][number];
type Words = { readonly message: string; readonly hint?: string | null | undefined };

/** Why an edition could not leave after the freeze, as long as something can be done about it. */
export const EditionRefusalNotices = ({
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
  return editionRefusals(outcomes).map(({ redaction, editions, failure: why }) => (
    <Notice
      key={`${redaction?.sha256 ?? ''} ${editions.map(({ tlp }) => tlp).join(' ')}`}
      tone="warn"
      title={
        <>
          The {markedEditionWords(editions)} of this release could not be exported{' '}
          {redaction === null ? 'by the marking alone' : <SafeText text={`with ${redaction.name}`} max={120} />}.
        </>
      }
    >
      <SafeText text={why.message} /> <SafeText text={why.hint ?? ''} />{' '}
      <InlineLink
        onClick={() => {
          set({
            ...foretoldView(editions),
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

/** The marking chosen for a restricted edition stays where the public one is looked at. */
const foretoldView = ([first]: readonly MarkedEdition[]): Partial<MarkedEdition> =>
  first?.edition === 'restricted' ? first : { edition: 'public' };

type Outcomes = {
  readonly outcomes: readonly EditionOutcome<Saved, Words>[];
  /** Why it cannot be told. */
  readonly failure: Failure | null;
  readonly refetch: () => void;
};

/** Said of the redaction itself: the export would be refused with the same words. */
const refusalCodes: ReadonlySet<string> = new Set(['BAD_REDACTION', 'EDITION_PROTECTED']);

/** What the preview says of each; nothing of those that are still being computed. */
const useOutcomes = (folder: string, named: readonly Saved[]): Outcomes => {
  const { call } = useApi();
  const asked = [null, ...named].flatMap((saved) => foretoldEditions.map((edition) => ({ edition, saved })));
  const replies = useQueries({
    queries: asked.map(({ edition, saved }) => {
      const redaction = saved?.redaction ?? null;
      const input = previewInput({ folder, ...edition, redaction });
      return {
        queryKey: ['release.preview', input],
        queryFn: () => callOrThrow(call, 'release.preview', input),
      };
    }),
  });
  const failures = replies.map(({ error }) => toFailure(error));
  return {
    outcomes: asked.map(({ edition, saved }, at) => ({
      edition,
      redaction: saved,
      failure: failures[at] ?? replies[at]?.data?.refusal ?? null,
    })),
    failure: failures.find((failure) => failure !== null && !refusalCodes.has(failure.code)) ?? null,
    refetch: () => replies.forEach((reply) => void reply.refetch()),
  };
};
