/** Whether a sentence names this exhibit, and not one whose number only begins with it. */
export const namesExhibit = (words: string, exhibit: string): boolean => {
  if (exhibit === '') return false;
  for (let at = words.indexOf(exhibit); at !== -1; at = words.indexOf(exhibit, at + 1)) {
    const around = `${words.charAt(at - 1)}${words.charAt(at + exhibit.length)}`;
    if (!/[\p{L}\p{N}]/u.test(around)) return true;
  }
  return false;
};
