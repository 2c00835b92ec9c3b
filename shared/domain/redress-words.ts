import { z } from 'zod';
import { listed, shorten, withheld, type FieldWords } from './line-word-parts.ts';
import {
  groundOfRedressWords,
  outcomeWords,
  redressGrounds,
  redressOutcomes,
  redressRemedies,
  remedyWords,
} from './redress-vocabulary.ts';

/** Lines of the redress docket as sentences. */
export const redressWriters: Readonly<Record<string, (line: FieldWords) => string>> = {
  'redress.receive': (line) => {
    const ground = redressGrounds.find((one) => one === line.word('ground'));
    return `Received a claim for redress, ${ground === undefined ? withheld : groundOfRedressWords[ground]}: ${line.quoted('words')}`;
  },
  'redress.acknowledge': (line) => `Acknowledged a claim on ${line.word('on')}: ${line.quoted('note')}`,
  'redress.decide': (line) => {
    const outcome = redressOutcomes.find((one) => one === line.word('outcome'));
    const remedies = line.value('remedies', z.array(z.enum(redressRemedies)));
    const owed =
      remedies === undefined
        ? `; remedies ${withheld}`
        : remedies.length === 0
          ? ''
          : `; owed: ${listed(remedies.map((one) => remedyWords[one]))}`;
    return `Decided a claim: ${outcome === undefined ? withheld : outcomeWords[outcome]}${owed}: ${line.quoted('reasons')}`;
  },
  'redress.remedy': (line) => {
    const remedy = redressRemedies.find((one) => one === line.word('remedy'));
    return `Carried out a remedy, ${remedy === undefined ? withheld : remedyWords[remedy]}: ${line.quoted('note')}`;
  },
  'redress.rescore': (line) =>
    `Scored the case again after a claim was upheld, SHA-256 ${shorten(line.word('run').slice(0, 12))}…: ${line.quoted('note')}`,
  'redress.lesson': (line) => `Recorded a lesson of a claim: ${line.quoted('lesson')}`,
};
