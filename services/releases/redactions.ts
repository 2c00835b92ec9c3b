import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { utf8ToBytes } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { canonicalJson, parseJson } from '../../shared/ledger/canonical-json.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { readProfileFile, writeProfileFile } from '../identities/profile-files.ts';
import { readRedaction } from './redaction-file.ts';
import { smallTextBytesMax } from './small-text.ts';

type Deps = Pick<AppDeps, 'crypto' | 'profile' | 'random'>;

// Hashed, because an origin is a stranger's text and may be no file name.
const redactionsFolder = ({ origin }: Pick<CaseSession, 'origin'>, { profile, crypto }: Deps): string =>
  join(profile.folder, 'redactions', crypto.sha256Hex(origin));

/** A redaction is approved by its digest, so a name that is taken is never given to another one. */
export const saveRedaction = (
  session: CaseSession,
  { name, redaction }: Checked<'redaction.save'>,
  deps: Deps,
): Result<Output<'redaction.save'>> => {
  if (!isWellFormed(redaction)) return err(notWritable('it holds a text with half a character'));
  const json = parseJson(JSON.stringify(redaction));
  if (!json.ok) return json;
  const text = `${canonicalJson(json.value)}\n`;
  if (utf8ToBytes(text).length > smallTextBytesMax) return err(notWritable('it has more rules than a file may hold'));
  const path = join(redactionsFolder(session, deps), `${name}.json`);
  const written = writeProfileFile(path, text, { random: deps.random, exclusive: true });
  if (!written.ok) return written;
  if (!written.value) {
    const known = readProfileFile(path);
    if (!known.ok) return known;
    if (known.value !== text) return err(nameTaken(name, path));
  }
  const saved = readRedaction(path, deps);
  return saved.ok ? ok({ name, path, sha256: saved.value.sha256 }) : saved;
};

/** Files that cannot be read as redactions are named beside the others. */
export const listRedactions = (session: CaseSession, deps: Deps): Result<Output<'redaction.list'>> => {
  const folder = redactionsFolder(session, deps);
  const names = namesIn(folder);
  if (!names.ok) return names;
  const redactions: Output<'redaction.list'>['redactions'] = [];
  const damaged: string[] = [];
  for (const file of names.value) {
    const path = join(folder, file);
    const read = readRedaction(path, deps);
    if (!read.ok) damaged.push(`${path}: ${read.error.message}`);
    else {
      const { redaction, sha256 } = read.value;
      const { reason, withhold } = redaction;
      redactions.push({
        name: file.slice(0, -'.json'.length),
        path,
        sha256,
        reason,
        rules: withhold.length,
        redaction,
      });
    }
  }
  return ok({ redactions, damaged });
};

const namesIn = (folder: string): Result<readonly string[], Failure> => {
  try {
    return ok(
      readdirSync(folder)
        .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
        .sort(),
    );
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT'
      ? ok([])
      : err(storageFailure(error, folder));
  }
};

const isWellFormed = ({ withhold }: Checked<'redaction.save'>['redaction']): boolean =>
  withhold.every((rule) => Object.values(rule).every((value) => typeof value !== 'string' || value.isWellFormed()));

const notWritable = (why: string): Failure => ({
  code: 'BAD_REDACTION',
  message: `The redaction cannot be kept: ${why}.`,
  hint: 'Withhold whole items instead of single fields, or fewer of them.',
});

const nameTaken = (name: string, path: string): Failure => ({
  code: 'NAME_TAKEN',
  message: `There is another redaction named ${name} already.`,
  hint: 'Give this one another name: the one that is there may have been approved.',
  at: path,
});
