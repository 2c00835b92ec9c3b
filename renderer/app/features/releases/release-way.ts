import type { Output } from '../../../../shared/api/contract.ts';
import { counted } from '../../../../shared/base/counted.ts';

type List = Output<'release.list'>;
type Request = List['requests'][number];

export const stepIds = ['withhold', 'request', 'approve', 'freeze', 'export', 'hand-over'] as const;
export type StepId = (typeof stepIds)[number];

/** `now`: what is to be done next; `open`: may be done; `blocked`: cannot, for the reason given. */
export type StepState = 'done' | 'now' | 'open' | 'waiting' | 'blocked';
export type Step = { readonly id: StepId; readonly state: StepState; readonly words: string };

export type Way = {
  readonly steps: readonly Step[];
  readonly current: StepId;
  /** Where the case stands on its way to a release, in a sentence or two. */
  readonly sentence: string;
};

export const activePeople = ({ identities }: Pick<List, 'identities'>) =>
  identities.filter(({ revokedLine }) => revokedLine === null);

export const openRequest = ({ requests }: Pick<List, 'requests'>): Request | undefined =>
  requests.findLast(({ state }) => state === 'open');

/** Lines since the last release other than the records of what was done with it: what a new release would add. */
export const linesSinceRelease = ({ releases, recordsSince }: List, size: number): number => {
  const last = releases.at(-1);
  if (last === undefined) return size;
  return size - last.size - recordsSince;
};

/**
 * A case in which only one person was ever enrolled freezes drafts; where others were revoked it freezes nothing, since
 * a release must be requested and the request needs two.
 */
export const isDraftCase = ({ identities }: Pick<List, 'identities'>): boolean => identities.length === 1;

/** Where nothing can be written, nothing is next; what was done is still told. */
export const describeReadOnly = (list: List, size: number): Way => {
  const way = describeWay(list, size, 0);
  const last = list.releases.at(-1);
  const isBundleKept = list.opened !== null && list.opened.files !== null;
  return {
    steps: way.steps.map((step): Step => {
      if (step.id === 'export' && isBundleKept) return { ...step, state: 'open', words: 'the bundle again' };
      return step.state === 'done' ? step : { ...step, state: 'blocked', words: 'only read here' };
    }),
    current: 'hand-over',
    sentence: `This case can only be read here, so nothing can be released from it. ${
      last === undefined ? 'It holds no release.' : `Its last release has ${counted(last.size, 'line')}.`
    }${isBundleKept ? ' The bundle that it was opened from can be written again.' : ''}`,
  };
};

/** What is done, what is next and what is in the way of a release. `savedCount`: redactions kept on this workstation. */
export const describeWay = (list: List, size: number, savedCount: number): Way => {
  const people = activePeople(list).length;
  const request = openRequest(list);
  const release = request?.kind === 'release' ? request : undefined;
  const last = list.releases.at(-1);
  const isCurrent = last !== undefined && linesSinceRelease(list, size) === 0;
  const exported = last === undefined ? 0 : list.exports.filter((one) => one.release === last.line).length;
  const steps: readonly Step[] = [
    {
      id: 'withhold',
      state: release !== undefined || isCurrent ? 'done' : 'open',
      words: savedCount === 0 ? 'nothing beside the marking' : `${savedCount} saved`,
    },
    requestStep({ people, request, isCurrent }),
    approveStep({ people, request, isCurrent }),
    freezeStep({ list, release, isCurrent, people }),
    exportStep({ last, release, isCurrent, exported }),
    { id: 'hand-over', state: 'open', words: 'anchors, signatures' },
  ];
  return {
    steps,
    current: currentStep(steps, request),
    sentence: sentenceOf({ list, size, people, request, last, exported }),
  };
};

const currentStep = (steps: readonly Step[], request: Request | undefined): StepId => {
  if (request !== undefined && request.missing > 0) return 'approve';
  return steps.find(({ state }) => state === 'now')?.id ?? (steps[4]?.state === 'done' ? 'export' : 'request');
};

type About = { readonly people: number; readonly request: Request | undefined; readonly isCurrent: boolean };

const requestStep = ({ people, request, isCurrent }: About): Step => {
  const id = 'request';
  if (request !== undefined) return { id, state: 'done', words: `asked at line ${request.line}` };
  if (isCurrent) return { id, state: 'done', words: 'performed' };
  if (people < 2) return { id, state: 'blocked', words: `needs two people, has ${people}` };
  return { id, state: 'now', words: 'not asked yet' };
};

const approveStep = ({ people, request, isCurrent }: About): Step => {
  const id = 'approve';
  if (request !== undefined)
    return { id, state: request.missing === 0 ? 'done' : 'now', words: approvalWords(request) };
  if (isCurrent) return { id, state: 'done', words: 'approved' };
  if (people < 2) return { id, state: 'blocked', words: 'takes two people' };
  return { id, state: 'waiting', words: 'after the request' };
};

const freezeStep = ({
  list,
  release,
  isCurrent,
  people,
}: {
  readonly list: List;
  readonly release: Request | undefined;
  readonly isCurrent: boolean;
  readonly people: number;
}): Step => {
  const id = 'freeze';
  if (release !== undefined) {
    return release.missing === 0
      ? { id, state: 'now', words: 'ready' }
      : { id, state: 'waiting', words: 'after the approvals' };
  }
  if (isCurrent) return { id, state: 'done', words: `line ${list.releases.at(-1)?.line ?? 0}` };
  if (people === 0) return { id, state: 'blocked', words: 'nobody is enrolled' };
  if (isDraftCase(list)) return { id, state: 'open', words: 'a draft, by one signer' };
  return people < 2
    ? { id, state: 'blocked', words: 'takes two people' }
    : { id, state: 'waiting', words: 'after the approvals' };
};

const exportStep = ({
  last,
  release,
  isCurrent,
  exported,
}: {
  readonly last: List['releases'][number] | undefined;
  readonly release: Request | undefined;
  readonly isCurrent: boolean;
  readonly exported: number;
}): Step => {
  const id = 'export';
  // An export is a line, which would void the request.
  if (last === undefined || release !== undefined) return { id, state: 'waiting', words: 'after the freeze' };
  if (last.standing === 'retracted') return { id, state: 'blocked', words: 'the release is retracted' };
  if (!isCurrent) return { id, state: 'open', words: `of line ${last.line}` };
  return exported === 0
    ? { id, state: 'now', words: 'none yet' }
    : { id, state: 'done', words: counted(exported, 'export') };
};

export const approvalWords = ({ approvals, missing }: Pick<Request, 'approvals' | 'missing'>): string =>
  `${approvals.length} of ${approvals.length + missing}`;

const sentenceOf = ({
  list,
  size,
  people,
  request,
  last,
  exported,
}: {
  readonly list: List;
  readonly size: number;
  readonly people: number;
  readonly request: Request | undefined;
  readonly last: List['releases'][number] | undefined;
  readonly exported: number;
}): string => {
  if (request !== undefined && request.missing > 0) {
    const needed =
      request.missing === 1 ? 'One more person must approve' : `${request.missing} more people must approve`;
    return `${request.kind === 'release' ? 'A release' : 'An act that takes approval'} is asked for. ${needed}; any other line voids the request.`;
  }
  if (request !== undefined) return 'Enough people have approved. Freeze next: any other line voids the request.';
  if (people === 0)
    return 'Nobody is enrolled in this case. Enrol the first person and then a second: a release takes two.';
  const since = linesSinceRelease(list, size);
  if (last?.standing === 'retracted') {
    return `The last release is retracted and leaves no more. ${
      since === 0
        ? 'Mend the case, then release it again.'
        : `A new one would hold ${counted(since, 'more line', 'more lines')}.`
    }`;
  }
  if (last !== undefined && since === 0) {
    return exported === 0
      ? `The release of ${last.size} lines is frozen. Export its editions.`
      : `The release of ${last.size} lines is frozen, with ${counted(exported, 'export')}. Later work needs a new release.`;
  }
  if (people === 1) {
    return isDraftCase(list)
      ? 'One person is enrolled, so the case makes drafts only, and their bundles do not verify. Enrol a second person.'
      : 'Only one person is left who may act, and a release takes two.';
  }
  return last === undefined
    ? `Nothing was released yet. A release would hold ${size === 1 ? 'the one line' : `all ${size} lines`} of the case.`
    : `${counted(since, 'line was', 'lines were')} added since the last release. A new one would hold them.`;
};
