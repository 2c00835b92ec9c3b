import type { Client } from '../shared/api/client.ts';
import type { Output } from '../shared/api/contract.ts';
import { editionRefusals, foretoldEditions, type EditionOutcome } from '../shared/bundle/edition-refusals.ts';
import type { Failure } from '../shared/base/result.ts';
import { refusalLines } from './approval-lines.ts';

type Requested = Output<'release.list'>['requests'][number];
type Saved = Output<'redaction.list'>['redactions'][number];

/**
 * What whoever approves a release is told before they sign: which editions could not leave after the freeze. Nothing of a
 * request that cannot be found, since the approval says that itself.
 */
export const foretellEditions = async (folder: string, reference: string, call: Client): Promise<readonly string[]> => {
  const listed = await call('release.list', { folder });
  if (!listed.ok) return [];
  const meant = listed.value.requests.filter(({ id }) => id.startsWith(reference));
  const request = meant.find(({ id }) => id === reference) ?? (meant.length === 1 ? meant[0] : undefined);
  if (request?.kind !== 'release' || request.state !== 'open') return [];
  const saved = await call('redaction.list', { folder });
  const known = saved.ok ? saved.value.redactions : [];
  const named = known.filter(({ sha256 }) => request.redactions.includes(sha256));
  const outcomes = await previewAll(folder, named, call);
  return [
    ...editionRefusals(outcomes).flatMap(({ redaction, editions, failure: { message, hint } }) =>
      refusalLines({
        redaction: redaction === null ? null : `the redaction ${redaction.name}`,
        editions: [...editions],
        message,
        hint: hint ?? null,
      }),
    ),
    ...untoldLines(request, known),
  ];
};

const previewAll = async (
  folder: string,
  named: readonly Saved[],
  call: Client,
): Promise<
  readonly EditionOutcome<Saved, Pick<Failure, 'message'> & { readonly hint?: string | null | undefined }>[]
> => {
  const outcomes = [];
  for (const saved of [null, ...named])
    for (const edition of foretoldEditions) {
      const redaction = saved?.redaction ?? null;
      const seen = await call('release.preview', { folder, ...edition, redaction });
      outcomes.push({ edition, redaction: saved, failure: seen.ok ? seen.value.refusal : seen.error });
    }
  return outcomes;
};

/** A request holds the digest of a redaction alone; the file may lie elsewhere. */
const untoldLines = ({ redactions }: Requested, known: readonly Saved[]): readonly string[] =>
  redactions
    .filter((sha256) => !known.some((saved) => saved.sha256 === sha256))
    .map(
      (sha256) =>
        `NOTE: whether an edition could leave with the redaction ${sha256} is not said: no redaction of that digest is saved on this workstation.`,
    );
