import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bytesToHex } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked } from '../../shared/api/contract.ts';
import type { AppDeps } from '../app-deps.ts';
import { encryptFile, isAgeRecipient } from '../bundles/age-file.ts';
import { isTaken } from '../bundles/durable-files.ts';
import { casePaths } from '../cases/case-paths.ts';

type Age = NonNullable<Checked<'release.export'>['age']>;

/** Where the ZIP of an export is written, and what is then done with it. */
export type ExportPlace = {
  readonly zip: string;
  /** What stands there in the end. */
  readonly out: string;
  readonly finish: () => Promise<Result<true, Failure>>;
  /** Takes away a ZIP that was only on the way. */
  readonly clear: () => void;
};

/**
 * Encrypted with age, the ZIP itself never stands where it is handed over: it is made in the case, whose disk holds all of it
 * anyhow, and only `OUT.zip.age` is written.
 */
export const exportPlace = (
  { out, age }: { readonly out: string; readonly age: Age | undefined },
  caseFolder: string,
  { random }: Pick<AppDeps, 'random'>,
): Result<ExportPlace, Failure> => {
  if (age === undefined)
    return ok({ zip: out, out, finish: async () => Promise.resolve(ok(true)), clear: () => undefined });
  const fault = ageFault(age);
  if (fault !== undefined) return err(fault);
  const target = /\.age$/iu.test(out) ? out : `${out}.age`;
  if (isTaken(target)) {
    return err({
      code: 'OUTPUT_EXISTS',
      message: `There is something at ${target} already.`,
      hint: 'Name another file.',
    });
  }
  const zip = join(casePaths.temporary(caseFolder), `export-${bytesToHex(random(8))}.zip`);
  return ok({
    zip,
    out: target,
    finish: async () => {
      const encrypted = await encryptFile(zip, target, { recipients: age.recipients, passphrase: age.passphrase });
      if (!encrypted.ok) rmSync(target, { force: true });
      return encrypted;
    },
    clear: () => rmSync(zip, { force: true }),
  });
};

const ageFault = ({ recipients, passphrase }: Age): Failure | undefined => {
  if (recipients.length > 0 === (passphrase !== undefined)) {
    return {
      code: 'BAD_INPUT',
      message: 'age encrypts for recipients or with a passphrase: one of the two, and not both.',
      hint: 'Name at least one recipient, or a passphrase.',
    };
  }
  const odd = recipients.find((recipient) => !isAgeRecipient(recipient));
  return odd === undefined
    ? undefined
    : {
        code: 'BAD_AGE_RECIPIENT',
        message: `This is no recipient of age: ${odd.slice(0, 100)}`,
        hint: 'Give the line after “Public key:” that `age-keygen` prints; it begins with age1.',
      };
};
