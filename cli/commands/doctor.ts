import { ok } from '../../shared/base/result.ts';
import { formatTable } from '../output.ts';
import type { Register } from '../shell.ts';
import { exitCodes } from '../exit-codes.ts';

export const register: Register = (command, shell) => {
  command.action(
    shell.answer(async () => {
      const report = await shell.examine();
      return ok({
        document: report,
        lines: [
          ...formatTable(report.checks.map(({ name, status, detail }) => [status, name, detail])),
          '',
          ...report.checks.flatMap(({ name, hint }) => (hint === null ? [] : [`${name}: ${hint}`])),
        ],
        exitCode: report.ok ? exitCodes.done : exitCodes.environment,
      });
    }),
  );
};
