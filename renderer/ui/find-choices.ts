/** From here on a list is searched rather than read. */
export const searchableFrom = 12;

// More than this nobody reads, and each is an element of the page.
const shownMax = 200;

/** The choices whose label or detail holds every word of a text, and how many more there are than can be shown. */
export const findChoices = <T extends { readonly label: string; readonly detail?: string }>(
  choices: readonly T[],
  text: string,
): { readonly shown: readonly T[]; readonly more: number } => {
  const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
  const found = choices.filter(({ label, detail = '' }) => {
    const whole = `${label} ${detail}`.toLowerCase();
    return words.every((word) => whole.includes(word));
  });
  return { shown: found.slice(0, shownMax), more: Math.max(0, found.length - shownMax) };
};
