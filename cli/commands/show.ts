import { Option } from 'commander';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { parsePlace, placeToWords } from '../../shared/domain/excerpt-anchor.ts';
import type { Answer } from '../answer.ts';
import { parseWhole } from '../command-options.ts';
import type { Register, Shell } from '../shell.ts';
import { showArchive } from '../show/archive.ts';
import { showJson } from '../show/json.ts';
import { showMail } from '../show/mail.ts';
import type { ShowRequest } from '../show/request.ts';
import { showTable } from '../show/table.ts';

type ShowOptions = {
  readonly as?: 'mail' | 'json' | 'csv' | 'archive';
  readonly place?: string;
  readonly from?: number;
  readonly limit?: number;
  readonly message?: number;
};

const limitDefault = 50;
const limitMax = 1000;

export const register: Register = (command, shell) => {
  command
    .argument('<dir>', 'the case')
    .argument('<evidence>', 'an item, by id or exhibit number')
    .addOption(new Option('--as <form>', 'what its file is looked at as').choices(['mail', 'json', 'csv', 'archive']))
    .option('--place <place>', 'bytes:0-512, lines:3-7, cell:12:3 or pointer:/a/0: its bytes and their SHA-256')
    .option('--from <n>', 'begin at this row, value, message or entry, counted from 0', parseWhole)
    .option('--limit <n>', `at most so many, up to ${limitMax}`, parseWhole)
    .option('--message <n>', 'one message of a mailbox, counted from 1', parseWhole)
    .action(
      shell.answer(async (folder: string, evidence: string, options: ShowOptions) => {
        const { as, place, from = 0, limit = limitDefault, message } = options;
        if (limit < 1 || limit > limitMax) return err(usage(`The limit ${limit} is not between 1 and ${limitMax}.`));
        if (message !== undefined && as !== 'mail') return err(usage('--message goes with --as mail.'));
        const request: ShowRequest = { folder, evidence, from, limit, place, message };
        if (as === undefined) {
          return place === undefined
            ? err(usage('Say what to look at the file as, with --as, or name a place in it.'))
            : resolvePlace(shell, folder, evidence, place);
        }
        switch (as) {
          case 'json':
            return showJson(shell, request);
          case 'csv':
            return showTable(shell, request);
          case 'mail':
            return showMail(shell, request);
          case 'archive':
            return showArchive(shell, request);
        }
      }),
    );
};

const usage = (message: string): Failure => ({ code: 'BAD_USAGE', message, hint: 'See `plumbline show --help`.' });

const resolvePlace = async (shell: Shell, folder: string, evidence: string, text: string): Promise<Result<Answer>> => {
  const place = parsePlace(text);
  if (!place.ok) return place;
  const found = await shell.call('evidence.resolve-place', { folder, evidence, place: place.value });
  if (!found.ok) return found;
  const { item, size, anchor } = found.value;
  const { from = 0, to = 0 } = anchor.bytes ?? {};
  return ok({
    document: { evidence: item, size, ...anchor },
    lines: [`${placeToWords(place.value)}: bytes ${from} up to, without, ${to}`, `SHA-256 ${anchor.sha256 ?? 'none'}`],
    caseFolder: folder,
  });
};
