import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Input } from '../../shared/api/contract.ts';
import { formatRequest } from '../approval-lines.ts';
import { addSigningOptions, collect, type SigningOptions } from '../command-options.ts';
import type { Register } from '../shell.ts';
import { signIn } from '../sign-in.ts';

type Act = Input<'approval.request'>['act'];
type RequestOptions = SigningOptions & { readonly redact?: readonly string[]; readonly person?: string };

export const register: Register = (command, shell) => {
  addSigningOptions(
    command
      .argument('<dir>', 'folder of the case')
      .argument('<act>', 'release, enrol, revoke or profile')
      .argument('[what]', 'enrol FILE, revoke PRINCIPAL, profile FILE')
      .option('--redact <file>', 'a redaction to be approved with the release', collect)
      .option('--person <text>', 'name of the person to enrol, where the file has none'),
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
  { redact = [], person }: RequestOptions,
): Result<Act, Failure> => {
  if (kind === 'release' && what === undefined) return ok({ kind, redactions: [...redact] });
  if (kind === 'enrol' && what !== undefined) return ok({ kind, file: what, person });
  if (kind === 'revoke' && what !== undefined) return ok({ kind, principal: what });
  if (kind === 'profile' && what !== undefined) return ok({ kind, file: what });
  return err({
    code: 'BAD_USAGE',
    message: `\`request DIR ${kind}${what === undefined ? '' : ` ${what}`}\` is not one of the four requests.`,
    hint: 'Use release, enrol FILE, revoke PRINCIPAL or profile FILE.',
  });
};
