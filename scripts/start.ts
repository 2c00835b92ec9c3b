// What `npm start` does while there is no window: makes the demonstration case and says how to go on.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');
const commandLine = join(root, 'cli', 'main.ts');
const demonstrationsMax = 10_000;
const exitEnvironment = 3;

/** What `plumbline demo DIR --json` prints, as far as it is used here. */
const demonstrationSchema = z.object({
  case: z.string(),
  bundles: z.object({ full: z.string(), public: z.string() }),
  anchors: z.object({ signers: z.string(), logKey: z.string(), witness: z.string() }),
  lead: z.string(),
  ok: z.boolean(),
});
type Demonstration = z.infer<typeof demonstrationSchema>;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** A folder of its own below ~/Plumbline, where new cases go, else below the system's temporary directory. */
const makeDemonstrationFolder = (): string => {
  const base = join(homedir(), 'Plumbline');
  try {
    mkdirSync(base, { recursive: true, mode: 0o700 });
    for (let number = 1; number <= demonstrationsMax; number += 1) {
      const folder = join(base, `demonstration-${number}`);
      // Without `recursive`, making a folder fails if it exists: two starts never share one.
      if (!existsSync(folder)) {
        mkdirSync(folder, { mode: 0o700 });
        return folder;
      }
    }
  } catch {
    say(`${base} cannot be used; the demonstration goes to the temporary directory.`);
  }
  return mkdtempSync(join(tmpdir(), 'plumbline-demonstration-'));
};

/** Runs the command line with the Node that runs this script; its messages go to stderr as they come. */
const runCommandLine = (args: readonly string[]): Promise<{ readonly code: number; readonly stdout: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', commandLine, ...args], {
      stdio: ['inherit', 'pipe', 'inherit'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code: code ?? exitEnvironment, stdout: Buffer.concat(chunks).toString('utf8') });
    });
  });

const parseDemonstration = (text: string): Demonstration | undefined => {
  try {
    return demonstrationSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
};

const quote = (path: string): string => (/^[\w./:\\-]+$/u.test(path) ? path : `"${path}"`);

const describeDemonstration = (folder: string, made: Demonstration): readonly string[] => {
  const plumbline = quote(join(root, 'bin', 'plumbline'));
  const { signers, logKey, witness } = made.anchors;
  const anchors = `--signers ${quote(signers)} --log-key ${quote(logKey)} --witness ${quote(witness)}`;
  return [
    `The demonstration case is in ${folder}.`,
    `  case            ${made.case}`,
    `  full bundle     ${made.bundles.full}`,
    `  public bundle   ${made.bundles.public}`,
    `  lead            ${made.lead}`,
    `  both bundles    ${made.ok ? 'verified' : 'NOT verified'}`,
    '',
    'Go on with:',
    `  ${plumbline} score ${quote(made.case)}`,
    `  ${plumbline} case verify ${quote(made.case)} --read-all`,
    `  ${plumbline} verify ${quote(made.bundles.public)} ${anchors}`,
    `  ${plumbline} --help`,
    `To work on in the demonstration case with its identities, set PLUMBLINE_HOME to ${join(folder, 'profile')}.`,
  ];
};

const main = async (): Promise<number> => {
  say('Plumbline has no window yet. Everything it does today, it does on the command line: bin/plumbline --help.');
  if (!existsSync(commandLine)) {
    process.stderr.write(`${commandLine} is missing. Restore it from the repository.\n`);
    return exitEnvironment;
  }
  const folder = makeDemonstrationFolder();
  say(`Making the demonstration case in ${folder} …`);
  const { code, stdout } = await runCommandLine(['demo', folder, '--json']);
  const made = parseDemonstration(stdout);
  if (made === undefined) {
    process.stderr.write(`The demonstration could not be made (exit ${code}). ${stdout.trim()}\n`);
    return code === 0 ? exitEnvironment : code;
  }
  for (const line of describeDemonstration(folder, made)) say(line);
  return code;
};

process.exitCode = await main();
