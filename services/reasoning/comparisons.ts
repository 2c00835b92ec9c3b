import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { caseScoringInput, scoredLevels } from '../../shared/attribution/case-scoring.ts';
import { decimalString } from '../../shared/attribution/decimal-string.ts';
import {
  compareParc205,
  compareProfiles,
  type ProfileComparison,
} from '../../shared/attribution/profile-comparison.ts';
import { parc205, parc205Text } from '../../shared/reference/parc-205.ts';
import { readForeignProfile } from '../../shared/reference/read-profile.ts';
import { parseScoringProfile, type ScoringProfile } from '../../shared/reference/scoring-profiles.ts';
import { readHead } from '../../db/ledger.ts';
import type { AppDeps } from '../app-deps.ts';
import { missingOf, profileTexts } from '../cases/assess.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { readSmallText } from '../releases/small-text.ts';
import { showingRatings, unlessRatedBlind } from './hidden-ratings.ts';
import { noteScoresShown } from './shown-scores.ts';

type Wish = Checked<'comparison.make'>['other'];
type Reply = Output<'comparison.make'>;
type Other = {
  readonly text: string;
  readonly shown: Reply['other'];
  readonly compare: (input: Parameters<typeof compareParc205>[0], own: ScoringProfile) => Result<ProfileComparison>;
};

const readOther = (wish: Wish, { crypto }: Pick<AppDeps, 'crypto'>): Result<Other> => {
  if (wish.kind === 'parc205') {
    const { id, version, status } = parc205;
    return ok({
      text: parc205Text,
      shown: { id, version, status, sha256: crypto.sha256Hex(parc205Text) },
      compare: (input, own) => ok(compareParc205(input, own)),
    });
  }
  const text = readSmallText(wish.file);
  if (!text.ok) return text;
  const sha256 = crypto.sha256Hex(text.value);
  if (wish.sha256 !== undefined && wish.sha256 !== sha256) return err(otherHash(sha256, wish.sha256, wish.file));
  const profile = readForeignProfile(text.value);
  if (!profile.ok) return profile;
  const { id, version, status } = profile.value;
  return ok({
    text: text.value,
    shown: { id, version, status, sha256 },
    compare: (input, own) => compareProfiles(input, own, profile.value),
  });
};

const otherHash = (actual: string, claimed: string, at: string): Failure => ({
  code: 'HASH_MISMATCH',
  message: `The profile has the SHA-256 ${actual}, not ${claimed}; nothing was compared.`,
  hint: 'Ask whoever named the hash for the file that it is of.',
  at,
});

type Made = { readonly reply: Reply; readonly text: string };

/** Scores by the profile in force and by the other one; the case stays as it is. */
const make = (
  session: CaseSession,
  { other: wish, level: wanted }: Pick<Checked<'comparison.make'>, 'other' | 'level'>,
  deps: AppDeps,
): Result<Made> => {
  const { tables } = session;
  const missing = missingOf(session, deps);
  if (missing.length > 0) {
    return err({
      code: 'NOT_RECOMPUTABLE',
      message: `Nothing can be scored here: ${missing.length} parts of what scores rest on are withheld.`,
      hint: 'Compare where the case was made.',
    });
  }
  const other = readOther(wish, deps);
  if (!other.ok) return other;
  const ownSha256 = tables.get('profile', 'scoring')?.sha256 ?? '';
  const ownProfile = parseScoringProfile(profileTexts(tables, deps)(ownSha256) ?? '');
  if (!ownProfile.ok) return ownProfile;
  const levels: Reply['levels'] = [];
  for (const level of scoredLevels(tables)) {
    if (wanted !== undefined && level !== wanted) continue;
    const input = caseScoringInput(tables, level);
    if (!input.ok) return input;
    const compared = other.value.compare(input.value, ownProfile.value);
    if (!compared.ok) return compared;
    levels.push({ level, ...compared.value, hypotheses: compared.value.hypotheses.map(toDecimals) });
  }
  if (wanted !== undefined && levels.length === 0) {
    return err({
      code: 'NOTHING_SCORED',
      message: `Level ${wanted} has no hypothesis, so there is nothing to score.`,
      hint: 'Name a level that has hypotheses.',
    });
  }
  noteScoresShown(
    session,
    levels.map(({ level }) => level),
    deps,
  );
  const { id, version, status } = ownProfile.value;
  return ok({
    text: other.value.text,
    reply: { kind: wish.kind, own: { id, version, status, sha256: ownSha256 }, other: other.value.shown, levels },
  });
};

const toDecimals = ({ own, other, ...rest }: ProfileComparison['hypotheses'][number]) => ({
  ...rest,
  own: decimalString(own, 6),
  other: decimalString(other, 6),
});

export const makeComparison = showingRatings(
  (session: CaseSession, input: Checked<'comparison.make'>, deps: AppDeps): Result<Reply> => {
    const made = make(session, input, deps);
    return made.ok ? ok(made.value.reply) : made;
  },
);

export const recordComparison = unlessRatedBlind(
  (session: CaseSession, input: Checked<'comparison.record'>, deps: AppDeps): Result<Output<'comparison.record'>> => {
    const made = make(session, input, deps);
    if (!made.ok) return made;
    const { reply, text } = made.value;
    const [compared] = reply.levels;
    if (compared === undefined) throw new Error('a level that was asked for is there');
    const { level, hypotheses, leadChanges } = compared;
    const asOf = readHead(session.store.db)?.size ?? 0;
    const appended = session.append(({ head }) =>
      head?.size === asOf
        ? ok({
            drafts: [
              {
                type: 'comparison.record',
                fields: {
                  ...commonFields(session, deps, input.tlp),
                  level,
                  kind: reply.kind,
                  own: reply.own.sha256,
                  other: reply.other.sha256,
                  results: Object.fromEntries(hypotheses.map(({ id, ...numbers }) => [id, numbers])),
                  asOf,
                  profile: text,
                  reason: input.reason,
                },
              },
            ],
          })
        : err(changedMeanwhile),
    );
    return appended.ok ? ok({ line: appended.value.first, leadChanges }) : appended;
  },
);

const changedMeanwhile: Failure = {
  code: 'CHANGED_MEANWHILE',
  message: 'The case has changed since it was scored; nothing was recorded.',
  hint: 'Compare again.',
};
