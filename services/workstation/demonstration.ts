import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { isPrincipal } from '../../shared/bundle/principal.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { AppDeps } from '../app-deps.ts';
import { demoPassphrases, demoProfileFolder } from '../demo/demo-places.ts';
import { demonstrateIn, type DemoDeps } from '../demo/demonstrate.ts';
import { readSmallText } from '../releases/small-text.ts';
import type { ProfileInUse } from './profile-in-use.ts';
import { casesFolder } from './workstation.ts';

const demonstrationsMax = 10_000;

/** Makes a demonstration in a folder of its own. Working under its profile is another call, and the person's choice. */
export const makeDemonstration = async (
  { case: demoCase }: Checked<'demo.make'>,
  deps: AppDeps,
  makeApp: DemoDeps['makeApp'],
): Promise<Result<Output<'demo.make'>>> => {
  const made = makeFreeFolder(casesFolder(deps.machine));
  if (!made.ok) return made;
  const folder = made.value;
  const onStep = (step: string): void => deps.report?.({ step, done: null, total: null });
  const { stretch } = deps.profile;
  const reply = await demonstrateIn({
    ...deps,
    ...(stretch !== undefined && { stretch }),
    folder,
    demoCase,
    makeApp,
    onStep,
  });
  if (!reply.ok) {
    removeUnfinished(folder);
    return reply;
  }
  const { bundles, anchors, lead } = reply.value;
  return ok({
    folder,
    case: reply.value.case,
    profile: demoProfileFolder(folder),
    bundles,
    anchors,
    lead,
    ok: reply.value.ok,
  });
};

export const readDemoPassphrase = (
  { principal }: Checked<'demo.passphrase'>,
  { own, current }: ProfileInUse,
): Result<Output<'demo.passphrase'>> => {
  if (current() === own) {
    return err({
      code: 'NOT_A_DEMONSTRATION',
      message: 'The passphrases of your own identities are kept nowhere.',
      hint: 'Only a demonstration has them at hand: open one first.',
    });
  }
  // Anything else could name a file elsewhere.
  if (!isPrincipal(principal)) return err(noPassphrase(principal));
  const text = readSmallText(join(demoPassphrases(current().profile.folder), principal));
  if (!text.ok) return text.error.code === 'NOT_FOUND' ? err(noPassphrase(principal)) : text;
  return ok({ passphrase: text.value.trimEnd() });
};

const noPassphrase = (principal: string): Failure => ({
  code: 'NO_SUCH_IDENTITY',
  message: `${principal} is no person of this demonstration.`,
  hint: 'Settings lists the persons that it has.',
});

const makeFreeFolder = (base: string): Result<string, Failure> => {
  try {
    mkdirSync(base, { recursive: true, mode: 0o700 });
    for (let number = 1; number <= demonstrationsMax; number += 1) {
      const folder = join(base, `demonstration-${number}`);
      if (!existsSync(folder) && claim(folder)) return ok(folder);
    }
  } catch (error) {
    return err(storageFailure(error, base));
  }
  return err({
    code: 'OUTPUT_EXISTS',
    message: `There are ${demonstrationsMax} demonstrations in ${base} already.`,
    hint: 'Remove some that you no longer need.',
    at: base,
  });
};

/** Without `recursive` a folder that exists is refused, so that two processes never share one. */
const claim = (folder: string): boolean => {
  try {
    mkdirSync(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
};

const removeUnfinished = (folder: string): void => {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    // What is told is why the demonstration could not be made.
    storageFailure(error);
  }
};
