const nameCharactersMax = 60;

/** A name for the folder of a case: its title in letters that every file system takes. */
export const titleToFolderName = (title: string): string => {
  const name = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
    .slice(0, nameCharactersMax)
    .replaceAll(/-+$/gu, '');
  return name === '' ? 'case' : name;
};
