import type { VerificationReply } from '../../../../shared/api/contract.ts';
import type { CheckName } from '../../../../shared/bundle/check.ts';

type Check = VerificationReply['checks'][number];

export const verdictTitle = (verdict: VerificationReply['verdict']): string => {
  switch (verdict) {
    case 'verified':
      return 'Verified';
    case 'not anchored':
      return 'Not anchored';
    case 'failed':
      return 'Failed';
  }
};

export const verdictSentence = (verdict: VerificationReply['verdict']): string => {
  switch (verdict) {
    case 'verified':
      return 'Nothing failed. Every required signer has signed with a key that you hold from elsewhere, and the key of the log is anchored.';
    case 'not anchored':
      return 'Nothing failed, but the bundle vouches for itself: its keys are not among those that you hold. Anybody could have made it.';
    case 'failed':
      return 'Something in this bundle does not hold. Do not rely on it.';
  }
};

export const firstFailed = ({ checks }: Pick<VerificationReply, 'checks'>): Check | undefined =>
  checks.find(({ status }) => status === 'failed');

/** The others that fail, each with its place. */
export const furtherFailed = ({ checks }: Pick<VerificationReply, 'checks'>): readonly Check[] =>
  checks.filter(({ status }) => status === 'failed').slice(1);

export const countByStatus = ({ checks }: Pick<VerificationReply, 'checks'>) => {
  const count = (status: Check['status']): number => checks.filter((check) => check.status === status).length;
  return { ok: count('ok'), failed: count('failed'), notChecked: count('not checked') };
};

// These compare bytes with what their maker wrote down; the others judge what the bytes say.
const byteChecks: ReadonlySet<CheckName> = new Set(['zip', 'bag', 'tagmanifest', 'manifest']);

/** What to do now, the most useful step first. */
export const nextSteps = (reply: Pick<VerificationReply, 'verdict' | 'checks' | 'notProven'>): readonly string[] => {
  switch (reply.verdict) {
    case 'verified':
      return [
        ...(reply.notProven.some((text) => text.includes('completeness'))
          ? [
              'Compare origin, size and root below with the sheet that was handed over. Lines cut off at the end are not noticed otherwise.',
            ]
          : []),
        'Read it: “Open a bundle” on the start page makes a case of it, for reading only.',
        'Keep its checkpoint (on the left), so that a later bundle of this case must contain it.',
      ];
    case 'not anchored':
      return [
        'Get the signers’ keys (allowed_signers) or the log’s key (log.vkey) from the maker by another way than this bundle: in person, on paper, from an address that you know to be theirs.',
        'Name the file on the left and verify again. Keys that lie in the bundle prove nothing.',
      ];
    case 'failed':
      return failedSteps(reply);
  }
};

const failedSteps = ({ checks }: Pick<VerificationReply, 'checks'>): readonly string[] => {
  const failed = checks.filter(({ status }) => status === 'failed');
  const [first] = failed;
  const keep = 'Keep this file as it is: it shows what arrived.';
  if (failed.length === 1 && first?.name === 'signature') {
    if (first.detail.includes('draft'))
      return ['It was exported without a signer. Ask its maker for a signed edition.', keep];
    if (first.detail.endsWith('is missing')) {
      return [
        'Somebody who must sign has not yet, or the signature was taken out. That person adds it on their workstation: Releases, Hand over, “Sign a bundle”.',
        keep,
      ];
    }
  }
  if (failed.length === 1 && first?.name === 'witness' && first.first === null)
    return ['Ask for a bundle that this witness has cosigned, or take the name out on the left.', keep];
  if (failed.some(({ name }) => byteChecks.has(name))) {
    return [
      'The bytes are not those that were written: damaged on the way, or changed. Ask for another copy by another way.',
      'If the new copy fails at the same place, it is no accident: tell the maker the check and the place.',
      keep,
    ];
  }
  if (failed.some(({ name }) => name === 'retained')) {
    return [
      'The history here is not the one that was seen before. Take this seriously: ask the maker in person which of the two is true.',
      keep,
    ];
  }
  return [
    'The files are those that were listed, but what they say does not hold together. Another copy will not help: ask the maker, and name the check and the place.',
    keep,
  ];
};

/** The number of a line, where the first bad thing is one. */
export const lineOfPlace = (place: string | null): number | null => {
  const number = /^line (\d{1,9})$/u.exec(place ?? '')?.[1];
  return number === undefined ? null : Number(number);
};
