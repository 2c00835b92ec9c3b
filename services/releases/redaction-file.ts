import { err, ok } from '../../shared/base/result.ts';
import { redactionSchema } from '../../shared/bundle/redaction.ts';
import { canonicalJson, parseJson, type Json } from '../../shared/ledger/canonical-json.ts';
import type { AppDeps } from '../app-deps.ts';
import { readSmallText } from './small-text.ts';

/** A redaction file and the digest under which it is approved: SHA-256 of its canonical JSON. */
export const readRedaction = (file: string, { crypto }: Pick<AppDeps, 'crypto'>) => {
  const text = readSmallText(file);
  if (!text.ok) return text;
  const json = parseJson(text.value);
  const parsed = redactionSchema.safeParse(json.ok ? json.value : undefined);
  if (!json.ok || !parsed.success) {
    return err({
      code: 'BAD_REDACTION',
      message: 'The redaction file is not of the form {"withhold":[…],"reason":CODE}.',
      hint: 'See "--redact FILE" in the handbook, page Releasing.',
      at: file,
    });
  }
  return ok({ redaction: parsed.data, sha256: crypto.sha256Hex(canonicalJson(json.value satisfies Json)) });
};
