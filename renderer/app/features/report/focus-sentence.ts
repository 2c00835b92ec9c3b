/** Puts the keyboard on a sentence once the page shows it. */
export const focusSentence = (id: string): void =>
  void requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-sentence="${id}"]`)?.focus());
