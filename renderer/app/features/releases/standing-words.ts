import type { CaseInfoReply, Output } from '../../../../shared/api/contract.ts';

type Release = Output<'release.list'>['releases'][number];

/** What became of a release, in a word or two. */
export const standingWords = ({ standing, amendments }: Pick<Release, 'standing' | 'amendments'>): string =>
  amendments.length > 0 && standing !== 'retracted' && standing !== 'draft' ? `${standing}, amended` : standing;

export const stages = ['Draft', 'Internal review', 'Independent review', 'Board', 'Released'] as const;

/** Which of the stages the case is in, and what its last step is called; null where it is only read. */
export const stagePlace = (stage: CaseInfoReply['stage']): { readonly at: number; readonly last: string } | null => {
  switch (stage) {
    case 'draft':
    case 'single-signer draft':
      return { at: 0, last: 'Released' };
    case 'internal review':
      return { at: 1, last: 'Released' };
    case 'independent review':
      return { at: 2, last: 'Released' };
    case 'approval requested':
      return { at: 3, last: 'Released' };
    case 'released':
      return { at: 4, last: 'Released' };
    case 'amended':
      return { at: 4, last: 'Released, amended' };
    case 'retracted':
      return { at: 4, last: 'Retracted' };
    case 'read-only':
      return null;
  }
};
