/**
 * On a narrow window the pane of details stands below its list, where nobody would see that it opened: brings it into
 * view once it is drawn. On a wide one it stands beside the list, and nothing moves.
 */
export const revealDetail = (): void => {
  requestAnimationFrame(() => document.querySelector('main aside')?.scrollIntoView({ block: 'nearest' }));
};
