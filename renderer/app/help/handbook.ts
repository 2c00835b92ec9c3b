const texts: Readonly<Record<string, string>> = import.meta.glob('../../../docs/handbook/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Pages of the handbook by name, as they came with the program. */
export const handbook: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(texts).map(([path, text]) => [/([^/]+)\.md$/u.exec(path)?.[1] ?? path, text]),
);

export const handbookTitle = (page: string): string => /^# (.+)$/mu.exec(handbook[page] ?? '')?.[1] ?? page;
