/** What came of it, and how long processors worked for this process meanwhile: a busy machine makes that hardly longer. */
export const processorSeconds = <T>(run: () => T): { readonly value: T; readonly seconds: number } => {
  const start = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(start);
  return { value, seconds: (user + system) / 1e6 };
};
