import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { ok } from '../../shared/base/result.ts';
import type { Tlp } from '../../shared/domain/vocabulary.ts';
import { addSigningOptions, collect, parseWhole, tlpOption, type SigningOptions } from '../command-options.ts';
import { draftLines, reviewLines } from '../review-lines.ts';
import type { Register, Shell } from '../shell.ts';
import { signIn } from '../sign-in.ts';

type NewOptions = {
  readonly identity: string;
  readonly draft?: string;
  readonly seen?: boolean;
  readonly signers?: string;
  readonly logKey?: string;
};
type SignOptions = SigningOptions & { readonly out?: string };
type CloseOptions = SigningOptions & { readonly reason: string; readonly out: string };
type OverrideOptions = { readonly member?: readonly string[]; readonly reason: string; readonly tlp?: Tlp };
type AssignOptions = { readonly person: string; readonly principal?: string; readonly reason: string };

export const register: Register = (command, shell) => {
  registerReviewer(command, shell);
  registerDissents(command, shell);
  registerCase(command, shell);
};

/** What the reviewer does, with a bundle and a draft of their own. */
const registerReviewer: Register = (command, shell) => {
  command
    .command('new')
    .description('verify a bundle, and write a draft that lists what its reviewer is asked')
    .argument('<bundle>', 'a bundle, or the folder of a case that was opened from one')
    .requiredOption('--identity <principal>', 'who reviews; nobody who rated, recorded or approved in the case')
    .option('--draft <file>', 'where the draft goes; without it beside the bundle, as <bundle>.review.json')
    .option('--seen', 'the reviewer has seen ratings of the case: recorded as not blind')
    .option('--signers <file>', 'allowed_signers of the persons who are trusted')
    .option('--log-key <file>', 'verifier key of the log')
    .action(
      shell.answer(async (path: string, { identity, draft, seen, signers, logKey }: NewOptions) => {
        const file = resolve(draft ?? `${path.replace(/[\\/]+$/u, '')}.review.json`);
        const begun = await shell.call('review.begin', {
          path,
          draft: file,
          identity,
          seen,
          anchors: { signers, logKey },
        });
        if (!begun.ok) return begun;
        return ok({
          document: { file, ...begun.value },
          lines: [
            `The bundle holds, and its scores were recomputed. The draft is ${file}.`,
            ...draftLines(begun.value),
            'Fill it in with an editor, or on the Review screen of a case opened from the bundle. Rate first:',
            'ratings of the case, and what follows from them, are hidden here until `plumbline review rated FILE`.',
          ],
        });
      }),
    );
  command
    .command('rated')
    .description('close the ratings of a draft: they stay as they are, and those of the case are shown again')
    .argument('<file>', 'the draft')
    .action(
      shell.answer(async (draft: string) => {
        const closed = await shell.call('review.answer', { draft, closeRatings: true });
        return closed.ok ? ok({ document: closed.value, lines: draftLines(closed.value) }) : closed;
      }),
    );
  addSigningOptions(
    command
      .command('sign')
      .description('check that a draft is complete, and sign it as a .plumbreview file')
      .argument('<file>', 'the draft')
      .option('--out <file>', 'where the signed file goes; without it beside the draft'),
    'who reviewed',
  ).action(
    shell.answer(async (draft: string, { out, ...options }: SignOptions) => {
      const person = await signIn(options, shell);
      if (!person.ok) return person;
      const signed = await shell.call('review.sign', { draft, ...person.value, out });
      if (!signed.ok) return signed;
      const { conclusion, sha256 } = signed.value;
      return ok({
        document: signed.value,
        lines: [
          `Signed: ${signed.value.out}`,
          `conclusion ${conclusion.replaceAll('_', ' ')}, SHA-256 ${sha256}`,
          'Send it back. Whoever gets it must know your key by another way than the file.',
        ],
      });
    }),
  );
};

const registerDissents: Register = (command, shell) => {
  addSigningOptions(
    command
      .command('close')
      .description('close your own dissent: a signed file, to be imported where the review was')
      .argument('<file>', 'the review file that holds the dissent')
      .requiredOption('--reason <text>', 'why it is closed')
      .requiredOption('--out <file>', 'where the signed file goes'),
    'who dissented',
  ).action(
    shell.answer(async (file: string, { reason, out, ...options }: CloseOptions) => {
      const person = await signIn(options, shell);
      if (!person.ok) return person;
      const closed = await shell.call('dissent.close', { file, ...person.value, reason, out });
      return closed.ok ? ok({ document: closed.value, lines: [`Signed: ${closed.value.out}`] }) : closed;
    }),
  );
  command
    .command('override')
    .description('record that a board overrode a dissent; both are printed from then on')
    .argument('<dir>', 'the case')
    .argument('<line>', 'the line that took the dissent in', parseWhole)
    .option('--member <name>', 'who decided; name everybody, two at least', collect)
    .requiredOption('--reason <text>', 'why, in the words of the board')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, review: number, { member = [], reason, tlp }: OverrideOptions) => {
        const overridden = await shell.call('dissent.override', { folder, review, board: [...member], reason, tlp });
        return overridden.ok
          ? ok({
              document: overridden.value,
              caseFolder: folder,
              lines: [`Recorded in line ${overridden.value.line}.`],
            })
          : overridden;
      }),
    );
};

const registerCase: Register = (command, shell) => {
  command
    .command('import')
    .description('take in a signed review, or the closing of a dissent, whole or not at all')
    .argument('<dir>', 'the case')
    .argument('<file>', 'the signed file')
    .addOption(tlpOption('marking of the lines; that of the case without it'))
    .action(
      shell.answer(async (folder: string, file: string, { tlp }: { readonly tlp?: Tlp }) => {
        const taken = await shell.call('review.import', { folder, file, tlp });
        if (!taken.ok) return taken;
        const { kind, conclusion, line } = taken.value;
        const what = kind === 'closing' ? 'The dissent is closed' : `Taken in: ${conclusion.replaceAll('_', ' ')}`;
        return ok({ document: taken.value, caseFolder: folder, lines: [`${what}, line ${line}.`] });
      }),
    );
  command
    .command('show')
    .description('the reviews of a case and how they agree with it; of a draft, what is still open')
    .argument('<path>', 'the case, or a draft')
    .action(shell.answer((path: string) => show(path, shell)));
  command
    .command('assign')
    .description('name an independent reviewer')
    .argument('<dir>', 'the case')
    .requiredOption('--person <name>', 'who reviews; nobody who rated, recorded or approved in the case')
    .option('--principal <principal>', 'the principal of their key, if they have one')
    .requiredOption('--reason <text>', 'why this person, and what makes them independent')
    .action(
      shell.answer(async (folder: string, { person, principal, reason }: AssignOptions) => {
        const named = await shell.call('review.assign', { folder, person, principal, reason });
        return named.ok
          ? ok({ document: named.value, caseFolder: folder, lines: [`Named in line ${named.value.line}.`] })
          : named;
      }),
    );
  command
    .command('withdraw')
    .description('withdraw the naming of a reviewer')
    .argument('<dir>', 'the case')
    .argument('<id>', 'the naming, as `plumbline confidence` lists it')
    .requiredOption('--reason <text>', 'why')
    .action(
      shell.answer(async (folder: string, id: string, { reason }: Pick<AssignOptions, 'reason'>) => {
        const withdrawn = await shell.call('review.assign', { folder, withdraw: id, reason });
        return withdrawn.ok
          ? ok({ document: withdrawn.value, caseFolder: folder, lines: [`Withdrawn in line ${withdrawn.value.line}.`] })
          : withdrawn;
      }),
    );
};

const show = async (path: string, { call }: Shell) => {
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() === true) {
    const draft = await call('review.draft', { draft: path });
    return draft.ok ? ok({ document: draft.value, lines: draftLines(draft.value) }) : draft;
  }
  const read = await call('review.read', { folder: path });
  return read.ok ? ok({ document: read.value, caseFolder: path, lines: reviewLines(read.value) }) : read;
};
