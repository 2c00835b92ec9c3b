import type { Command } from 'commander';
import { tlpOption } from './command-options.ts';

/** What may be said of an event of custody, of one item or of many. */
export const addEventOptions = (command: Command): Command =>
  command
    .option('--from <name>', 'who gives')
    .option('--to <name>', 'who receives')
    .option('--purpose <text>', 'why')
    .option('--authority <text>', 'by what right')
    .option('--place <name>', 'where')
    .option('--happened <time>', 'when, as 2026-03-01T10:02:11Z; without it, now')
    .option('--role <name>', 'in which role who records it acts')
    .option('--seal <number>', 'number of the seal')
    .option('--condition <text>', 'condition of item and packaging')
    .option('--carrier <name>', 'who carried it')
    .option('--tracking <number>', 'number of the consignment')
    .option('--tool-name <name>', 'what it was done with')
    .option('--tool-version <version>', 'of that tool')
    .option('--witness <name>', 'who saw it')
    .option('--note <text>', 'what else is worth saying')
    .addOption(tlpOption('marking of the line'));
