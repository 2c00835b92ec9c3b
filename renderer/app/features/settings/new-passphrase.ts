import { isPrincipal } from '../../../../shared/bundle/principal.ts';

export type NewPassphrase = { readonly passphrase: string; readonly again: string };
export const noPassphrase: NewPassphrase = { passphrase: '', again: '' };

const goodCharactersMin = 20;

/** Length is all that is judged: a meter that praises a short one does harm. */
export const passphraseHint = ({ passphrase }: NewPassphrase): string => {
  const count = Array.from(passphrase).length;
  if (count === 0) return 'Long is what counts: five or more words that have nothing to do with each other.';
  return count < goodCharactersMin
    ? `${count} characters. A longer one is safer: whoever copies the key file may try as many as they like.`
    : `${count} characters.`;
};

/** What is wrong with the repetition; null while it may still become right. */
export const repetitionError = ({ passphrase, again }: NewPassphrase): string | null =>
  passphrase.startsWith(again) ? null : 'It is not the same as above.';

/** What is wrong with a principal; null for one that is right or still empty. */
export const principalError = (principal: string): string | null =>
  principal === '' || isPrincipal(principal)
    ? null
    : 'Small letters a to z, digits, dots and hyphens; a letter or digit first and last; at most 63.';

/** The fields of a new identity, each with whether it is filled in rightly. */
export const identityParts = (
  principal: string,
  { passphrase, again }: NewPassphrase,
): Readonly<Record<string, boolean>> => ({
  Principal: isPrincipal(principal),
  Passphrase: passphrase !== '',
  'The same again': passphrase !== '' && passphrase === again,
});
