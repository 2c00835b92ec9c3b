import type { Edition, Tlp } from '../../../../shared/domain/vocabulary.ts';

/** What an edition shows by its marking alone. */
export const editionWords = (edition: Edition, tlp: Tlp): string => {
  switch (edition) {
    case 'public':
      return 'shows what is marked CLEAR';
    case 'restricted':
      return `shows what is marked up to ${tlp}`;
    case 'full':
      return 'withholds nothing';
  }
};

const titles: ReadonlyMap<string, string> = new Map([
  ['public', 'Public'],
  ['restricted', 'Restricted'],
  ['full', 'Full'],
]);

/** What a ledger of a later version names is shown as it stands. */
export const editionTitle = (edition: string | null): string =>
  edition === null ? 'withheld' : (titles.get(edition) ?? edition);
