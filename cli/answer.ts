/** What a command has to say, before anybody decided how to print it. */
export type Answer = {
  /** The one document that `--json` prints. */
  readonly document: unknown;
  /** For people, unescaped: every line goes through `safe` where it is printed. */
  readonly lines: readonly string[];
  /** 0 without it; see exit-codes.ts. */
  readonly exitCode?: number;
  /** The case that the answer is about; its mark then stands on top. */
  readonly caseFolder?: string;
  /** The mark, where the reply itself has it. */
  readonly mark?: string | null;
  /** What goes on after the answer is printed; the command ends when this does. */
  readonly until?: Promise<unknown>;
};
