import { ok } from '../../shared/base/result.ts';
import { instantToText } from '../../shared/base/instant-text.ts';
import { formatTable } from '../output.ts';
import type { Register } from '../shell.ts';

export const register: Register = (command, shell) => {
  command
    .argument('<dir>', 'the case')
    .option('--ics <file>', 'write what is open as a calendar (iCalendar, RFC 5545)')
    .action(
      shell.answer(async (folder: string, { ics }: { readonly ics?: string }) => {
        if (ics !== undefined) {
          const written = await shell.call('deadline.calendar', { folder, out: ics });
          if (!written.ok) return written;
          const { out, events } = written.value;
          return ok({
            document: written.value,
            caseFolder: folder,
            lines: [`${out}: ${events} ${events === 1 ? 'deadline' : 'deadlines'}, all times UTC`],
          });
        }
        const read = await shell.call('deadline.list', { folder });
        if (!read.ok) return read;
        const { deadlines, untold, now } = read.value;
        const shown = (time: string): string => instantToText(time)?.text ?? time;
        return ok({
          document: read.value,
          caseFolder: folder,
          lines: [
            ...(deadlines.length === 0
              ? ['nothing is due']
              : formatTable(
                  deadlines.map(({ state, due, met, what, kind, line }) => [
                    state,
                    met === null ? shown(due) : `${shown(due)}, met ${shown(met)}`,
                    what,
                    kind,
                    `line ${line}`,
                  ]),
                )),
            ...untold.map((id) => `${id} runs, but since when is withheld here`),
            '',
            `by the clock of this workstation, ${shown(now)}`,
          ],
        });
      }),
    );
};
