import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked } from '../../shared/api/contract.ts';
import { ageFormOf, decryptFile, parseAgeIdentities } from '../bundles/age-file.ts';
import { readSmallText } from './small-text.ts';

type AgeKeys = Checked<'bundle.verify'>['age'];

/**
 * Gives the path of the bundle itself: of a file that is encrypted with age, that of a copy which its reader alone may open and
 * which goes when the work is done.
 */
export const withPlainBundle = async <T>(
  path: string,
  keys: AgeKeys,
  act: (plain: string) => Promise<Result<T>>,
): Promise<Result<T>> => {
  if (!isEncrypted(path)) return act(path);
  const opened = readKeys(path, keys);
  if (!opened.ok) return opened;
  const folder = mkdtempSync(join(tmpdir(), '.plumbline-'));
  try {
    const plain = join(folder, 'bundle.zip');
    const decrypted = await decryptFile(path, plain, opened.value);
    return decrypted.ok ? await act(plain) : decrypted;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

// What cannot be read as a file at all is for the bundle's own reader to name.
const isEncrypted = (path: string): boolean => {
  const form = ageFormOf(path);
  return form.ok && form.value !== 'other';
};

const readKeys = (
  path: string,
  keys: AgeKeys,
): Result<{ readonly identities: readonly string[]; readonly passphrase: string | undefined }, Failure> => {
  const form = ageFormOf(path);
  if (form.ok && form.value === 'armoured') {
    return err({
      code: 'AGE_ARMOURED',
      message: 'The file is encrypted with age in its form for text, which is not read here.',
      hint: 'Turn it into the plain form, or decrypt it first: `age -d -i KEY -o BUNDLE.zip FILE`.',
      at: path,
    });
  }
  if (keys === undefined || (keys.identities.length === 0 && keys.passphrase === undefined)) {
    return err({
      code: 'AGE_ENCRYPTED',
      message: 'The file is encrypted with age.',
      hint: 'Name what opens it: `--age-identity FILE` or `--age-passphrase-file FILE`.',
      at: path,
    });
  }
  const identities: string[] = [];
  for (const file of keys.identities) {
    const text = readSmallText(file);
    if (!text.ok) return text;
    const read = parseAgeIdentities(text.value);
    if (read === undefined) {
      return err({
        code: 'BAD_AGE_IDENTITY',
        message: 'The file holds no identity of age that can be used here.',
        hint: 'Name a file as `age-keygen` writes it; decrypt one that is encrypted itself first.',
        at: file,
      });
    }
    identities.push(...read);
  }
  return ok({ identities, passphrase: keys.passphrase });
};
