import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const renderer = join(import.meta.dirname, '../../../renderer');
const dialogs = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx'))
  .map((name) => ({ name, text: readFileSync(join(renderer, name), 'utf8') }))
  .filter(({ text }) => /<(?:Dialog|ReasonDialog|SignDialog)\b/u.test(text));

/** What ends or arrives by itself, or is said at the top of the screen: nothing that a person could fill in. */
const passing = /^(?:[\w.]+\.)?(?:isRunning|isReadOnly|isBusy)$|^value === undefined$/u;

describe('the main button of a dialog', () => {
  // Off without a word, it leaves people to guess which field it means, perhaps one outside the view.
  it('is never off for something that is missing without naming it', () => {
    expect(dialogs.length).toBeGreaterThan(60);
    const silent = dialogs.flatMap(({ name, text }) =>
      [...feetOf(text).matchAll(/<Button\b(?:=>|[^>])*>/gu)].flatMap(([tag]) => {
        const off = /isDisabled=\{([^}]*)\}/u.exec(tag)?.[1];
        if (off === undefined || !/look="(?:primary|danger)"/u.test(tag)) return [];
        return off.split('||').every((one) => passing.test(one.trim())) ? [] : [`${name}: ${off.trim()}`];
      }),
    );
    expect(silent).toEqual([]);
  });

  it('names fields as their labels read', () => {
    const names = dialogs.flatMap(({ name, text }) => neededNames(text).map((needed) => ({ name, text, needed })));
    expect(names.length).toBeGreaterThan(80);
    const strange = names.flatMap(({ name, text, needed }) => {
      const shown = [text, ...importedTexts(join(renderer, name), text)].join('\n').replaceAll(notYetCall, '');
      return isShown(shown, needed) || needed.split(' or ').every((label) => isShown(shown, label))
        ? []
        : [`${name}: ${needed}`];
    });
    expect(strange).toEqual([]);
  });
});

/** What stands at the foot of the dialogs of a file. */
const feetOf = (text: string): string =>
  [...text.matchAll(/^( +)footer=\{[\s\S]*?^\1\}/gmu)].map(([foot]) => foot).join('\n');

const notYetCall = /notYet\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/gu;

/** The keys of what is asked, as far as they are the name of a field: those begin with a capital. */
const neededNames = (text: string): readonly string[] =>
  [...text.matchAll(notYetCall)].flatMap(([call]) =>
    [...call.matchAll(/(?:[{,]|\? '|: ')\s*'?([A-Z][^':{}?]*?)'?(?=\]?:(?: |\n)| : ')/gu)].flatMap(
      ([, key]) => key ?? [],
    ),
  );

const isShown = (text: string, label: string): boolean =>
  [`"${label}"`, `'${label}'`, `>${label}<`, ` ${label}{' '}`, `${label} <span`].some((form) => text.includes(form));

/** The components beside it, of which a dialog is made. */
const importedTexts = (file: string, text: string): readonly string[] =>
  [...text.matchAll(/from '(\.[^']+\.tsx?)'/gu)].flatMap(([, path]) => {
    const found = join(dirname(file), path ?? '');
    return found.startsWith(renderer) && existsSync(found) ? [readFileSync(found, 'utf8')] : [];
  });
