import { Option } from 'commander';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Input } from '../../shared/api/contract.ts';
import { standingActs, standingGrounds, type StandingGround } from '../../shared/domain/standing-vocabulary.ts';
import { formatRequest } from '../approval-lines.ts';
import { addSigningOptions, collect, type SigningOptions } from '../command-options.ts';
import type { Register } from '../shell.ts';
import { signIn } from '../sign-in.ts';

type Act = Input<'approval.request'>['act'];
type RequestOptions = SigningOptions & {
  readonly redact?: readonly string[];
  readonly override?: readonly string[];
  readonly person?: string;
  readonly ground?: StandingGround;
  readonly statement?: string;
  readonly profileSha256?: string;
};

export const register: Register = (command, shell) => {
  addSigningOptions(
    command
      .argument('<dir>', 'folder of the case')
      .argument('<act>', 'release, enrol, revoke, profile, amend or retract')
      .argument(
        '[what]',
        'enrol FILE, revoke PRINCIPAL, profile FILE, amend LINE, retract LINE: the line that froze a release',
      )
      .option('--redact <file>', 'a redaction to be approved with the release', collect)
      .option('--profile-sha256 <hash>', 'what the file of a profile must be')
      .option('--override <rule=reason>', 'a rule of export whose errors are to be let stand with the release', collect)
      .option('--person <text>', 'name of the person to enrol, where the file has none')
      .addOption(
        new Option('--ground <ground>', 'amend, retract: what kind of error it is').choices([...standingGrounds]),
      )
      .option('--statement <text>', 'amend, retract: what is wrong, and what is right; shown in every edition'),
    'who asks',
  ).action(
    shell.answer(async (folder: string, kind: string, what: string | undefined, options: RequestOptions) => {
      const act = toAct(kind, what, options);
      if (!act.ok) return act;
      const person = await signIn(options, shell);
      if (!person.ok) return person;
      const asked = await shell.call('approval.request', { folder, act: act.value, ...person.value });
      if (!asked.ok) return asked;
      const lines = formatRequest(asked.value);
      return ok({ document: asked.value, caseFolder: folder, lines });
    }),
  );
};

const toAct = (
  kind: string,
  what: string | undefined,
  { redact = [], override = [], person, ground, statement, profileSha256 }: RequestOptions,
): Result<Act, Failure> => {
  if (kind === 'release' && what === undefined) {
    const overrides = toOverrides(override);
    return overrides.ok ? ok({ kind, redactions: [...redact], overrides: overrides.value }) : overrides;
  }
  if (kind === 'enrol' && what !== undefined) return ok({ kind, file: what, person });
  if (kind === 'revoke' && what !== undefined) return ok({ kind, principal: what });
  if (kind === 'profile' && what !== undefined) return ok({ kind, file: what, sha256: profileSha256 });
  const about = standingActs.find((act) => act === kind);
  if (about !== undefined && what !== undefined && /^\d{1,15}$/u.test(what)) {
    return ground === undefined || statement === undefined
      ? err({
          code: 'BAD_USAGE',
          message: `\`request DIR ${about} ${what}\` does not say why.`,
          hint: 'Add --ground GROUND and --statement TEXT: they are printed wherever the release is named.',
        })
      : ok({ kind: about, release: Number(what), ground, statement });
  }
  return err({
    code: 'BAD_USAGE',
    message: `\`request DIR ${kind}${what === undefined ? '' : ` ${what}`}\` is not one of the six requests.`,
    hint: 'Use release, enrol FILE, revoke PRINCIPAL, profile FILE, amend LINE or retract LINE.',
  });
};

const toOverrides = (given: readonly string[]): Result<{ rule: string; reason: string }[], Failure> => {
  const overrides: { rule: string; reason: string }[] = [];
  for (const text of given) {
    const [, rule = '', reason = ''] = /^([A-Za-z-]+)=(.+)$/su.exec(text) ?? [];
    if (reason.trim() === '') {
      return err({
        code: 'BAD_USAGE',
        message: `--override ${text} has no reason.`,
        hint: 'Give the rule and why two people may let it stand: --override GAPS="…".',
      });
    }
    overrides.push({ rule, reason: reason.trim() });
  }
  return ok(overrides);
};
