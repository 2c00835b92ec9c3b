import { z } from 'zod';
import { listed, named, withheld, type FieldWords, type LineNames } from './line-word-parts.ts';
import { hypothesisWords, type HypothesisWord } from './hypothesis-rows.ts';

type Writer = (line: FieldWords, names: LineNames) => string;

const hypothesisNamed = (line: FieldWords, field: string, { hypothesis }: LineNames): string => {
  const id = line.value(field, z.string());
  return id === undefined ? withheld : named(id, hypothesis);
};
/** `Stated that`, `Took back that`. */
const opening = (line: FieldWords, states: string): string => {
  const stands = line.value('stands', z.boolean());
  return stands === undefined ? `Stated or took back (${withheld}) that` : stands ? `${states} that` : 'Took back that';
};

const wordNames: Readonly<Record<HypothesisWord, string>> = {
  statement: 'the statement',
  predicts: 'what is predicted',
  refutedBy: 'what would refute it',
};

/** Lines about how hypotheses hang together as sentences. */
export const hypothesisWriters: Readonly<Record<string, Writer>> = {
  'hypothesis.entail': (line, names) =>
    `${opening(line, 'Stated')} ${hypothesisNamed(line, 'higher', names)} entails ${hypothesisNamed(line, 'lower', names)}: ${line.quoted('reason')}`,
  'hypothesis.part': (line, names) =>
    `${opening(line, 'Stated')} ${hypothesisNamed(line, 'part', names)} is part of ${hypothesisNamed(line, 'whole', names)}: ${line.quoted('reason')}`,
  'hypothesis.confirm': (line) =>
    `${opening(line, 'Confirmed')} the hypotheses of level ${line.word('level')} exclude each other: ${line.quoted('reason')}`,
  'hypothesis.status': (line, names) => {
    const status = line.word('status');
    const id = hypothesisNamed(line, 'id', names);
    return `${status === 'reopened' ? `Opened ${id} again` : `Set ${id} aside`}: ${line.quoted('reason')}`;
  },
  'hypothesis.correct': (line, names) => {
    const parts = hypothesisWords.filter((word) => !line.isNull(word)).map((word) => wordNames[word]);
    return `Corrected ${parts.length === 0 ? 'nothing' : listed(parts)} of ${hypothesisNamed(line, 'id', names)}: ${line.quoted('reason')}`;
  },
};
