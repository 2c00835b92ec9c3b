import type { Input, Output } from '../shared/api/contract.ts';
import { err, ok, type Failure, type Result } from '../shared/base/result.ts';
import type { Answer } from './answer.ts';
import { formatTable } from './output.ts';
import type { Shell } from './shell.ts';

export type BesideOptions = {
  readonly profile?: string;
  readonly profileSha256?: string;
  readonly crossCheck?: 'parc205';
  readonly record?: boolean;
  readonly reason?: string;
  readonly level?: number;
};

/** Whether another way of scoring was asked for. */
export const isBeside = ({ profile, profileSha256, crossCheck, record, reason }: BesideOptions): boolean =>
  [profile, profileSha256, crossCheck, record, reason].some((option) => option !== undefined);

/** The case by another profile, or by a cross-check that is not verified, beside its own; on record only if asked for. */
export const scoreBeside = async (folder: string, options: BesideOptions, shell: Shell): Promise<Result<Answer>> => {
  const other = otherOf(options);
  const { level, record = false, reason } = options;
  if (other === undefined || record !== (reason !== undefined) || (record && level === undefined)) return err(usage);
  const made = await shell.call('comparison.make', { folder, other, level });
  if (!made.ok) return made;
  const lines = formatComparison(made.value);
  if (!record || level === undefined || reason === undefined) {
    return ok({
      document: made.value,
      caseFolder: folder,
      lines: [...lines, 'Nothing was recorded; the case stays as it is.'],
    });
  }
  // What goes on record is what was printed.
  const shown = other.kind === 'profile' ? { ...other, sha256: made.value.other.sha256 } : other;
  const recorded = await shell.call('comparison.record', { folder, other: shown, level, reason });
  if (!recorded.ok) return recorded;
  return ok({
    document: { ...made.value, line: recorded.value.line },
    caseFolder: folder,
    lines: [...lines, `recorded in line ${recorded.value.line}; the case is scored as before`],
  });
};

const otherOf = ({
  profile,
  profileSha256,
  crossCheck,
}: BesideOptions): Input<'comparison.make'>['other'] | undefined => {
  if (profile !== undefined && crossCheck === undefined) {
    return { kind: 'profile', file: profile, ...(profileSha256 !== undefined && { sha256: profileSha256 }) };
  }
  return crossCheck !== undefined && profile === undefined && profileSha256 === undefined
    ? { kind: crossCheck }
    : undefined;
};

const usage: Failure = {
  code: 'BAD_USAGE',
  message:
    'Give either --profile FILE, with --profile-sha256 if wanted, or --cross-check; --record needs --level and --reason.',
  hint: 'Run `plumbline score --help`.',
};

const formatComparison = ({ kind, own, other, levels }: Output<'comparison.make'>): readonly string[] => [
  `own    ${own.id} ${own.version} (${own.status}) ${own.sha256}`,
  `other  ${other.id} ${other.version} (${kind === 'parc205' ? 'from memory, NOT VERIFIED' : other.status}) ${other.sha256}`,
  ...(kind === 'parc205'
    ? [
        '       points against, less is better, among those that name somebody; relevance is taken as medium, the ledger has none',
      ]
    : []),
  ...levels.flatMap(({ level, hypotheses, ownLead, otherLead, leadChanges }) => [
    `Level ${level}`,
    ...formatTable([
      ['  hypothesis', 'own', 'place', kind === 'parc205' ? 'points' : 'other', 'place', ''],
      ...hypotheses.map((one) => [
        `  ${one.id}`,
        one.own,
        one.ownPlace === null ? 'not ranked' : String(one.ownPlace),
        one.other,
        one.otherPlace === null ? 'not ranked' : String(one.otherPlace),
        one.otherPlace !== null && one.otherPlace !== one.ownPlace ? 'moved' : '',
      ]),
    ]),
    `  lead  ${ownLead ?? 'none'} → ${otherLead ?? 'none'}: ${leadChanges ? 'CHANGES' : 'the same'}`,
  ]),
];
