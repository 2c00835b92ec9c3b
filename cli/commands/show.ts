import { Option } from 'commander';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { parsePlace, placeToWords } from '../../shared/domain/excerpt-anchor.ts';
import type { Answer } from '../answer.ts';
import { parseWhole } from '../command-options.ts';
import type { Register, Shell } from '../shell.ts';
import { showArchive } from '../show/archive.ts';
import { byteViews, lengthMax, showBytes, type ByteView } from '../show/bytes.ts';
import { showJson } from '../show/json.ts';
import { showMail } from '../show/mail.ts';
import type { ShowRequest } from '../show/request.ts';
import { showTable } from '../show/table.ts';

const forms = ['mail', 'json', 'csv', 'archive'] as const;

type ShowOptions = {
  readonly as?: (typeof forms)[number] | ByteView;
  readonly place?: string;
  readonly from?: number;
  readonly limit?: number;
  readonly message?: number;
  readonly encoding?: string;
  readonly length?: number;
};

const limitDefault = 50;
const limitMax = 1000;

export const register: Register = (command, shell) => {
  command
    .argument('<dir>', 'the case')
    .argument('<evidence>', 'an item, by id or exhibit number')
    .addOption(
      new Option('--as <view>', 'how its file is looked at; without it, as the first bytes suggest').choices([
        ...forms,
        ...byteViews,
      ]),
    )
    .option(
      '--place <place>',
      'bytes:0-512, lines:3-7, cell:12:3 or pointer:/a/0; without --as, its bytes and their SHA-256',
    )
    .option('--encoding <name>', 'what text is read as, such as utf-8 or koi8-r; without it, as detected')
    .option('--length <n>', `bytes, up to ${lengthMax}; of strings, how many, up to 500`, parseWhole)
    .option('--from <n>', 'begin at this row, value, message or entry, counted from 0', parseWhole)
    .option('--limit <n>', `at most so many, up to ${limitMax}`, parseWhole)
    .option('--message <n>', 'one message of a mailbox, counted from 1', parseWhole)
    .action(
      shell.answer(async (folder: string, evidence: string, options: ShowOptions) => {
        const { as, place, from = 0, limit = limitDefault, message, encoding, length } = options;
        if (limit < 1 || limit > limitMax) return err(usage(`The limit ${limit} is not between 1 and ${limitMax}.`));
        if (message === 0) return err(usage('Messages are counted from 1.'));
        if (message !== undefined && as !== 'mail') return err(usage('--message goes with --as mail.'));
        const request: ShowRequest = { folder, evidence, from, limit, place, message };
        if (as === undefined && place !== undefined && encoding === undefined && length === undefined) {
          return resolvePlace(shell, folder, evidence, place);
        }
        if (as === undefined) return showBytes(shell, { folder, evidence, as, place, encoding, length });
        switch (as) {
          case 'json':
            return showJson(shell, request);
          case 'csv':
            return showTable(shell, request);
          case 'mail':
            return showMail(shell, request);
          case 'archive':
            return showArchive(shell, request);
          case 'text':
          case 'hex':
          case 'strings':
          case 'metadata':
            return showBytes(shell, { folder, evidence, as, place, encoding, length });
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
