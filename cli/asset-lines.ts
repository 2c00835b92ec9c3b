import type { Output } from '../shared/api/contract.ts';
import { afterWords } from '../shared/consequence/register-picture.ts';
import { peopleToWords } from '../shared/consequence/service-hints.ts';
import { minutesToWords } from '../shared/domain/asset-vocabulary.ts';
import { proposedCriticality, schemeOf, schemeWords, sectorCodes, sectorWords } from '../shared/reference/sectors.ts';
import { formatTable } from './output.ts';

type Listed = Output<'asset.list'>;
type Entry = Listed['entries'][number];

export const assetLines = ({ entries, dependencies, supposed, cascade, people, hints }: Listed): readonly string[] => {
  if (entries.length === 0) return ['the register is empty'];
  const nameById = new Map(entries.map(({ id, name }) => [id, name ?? id]));
  const named = (id: string): string => nameById.get(id) ?? id;
  return [
    ...formatTable(
      entries.map((entry) => [
        entry.id,
        entry.kind ?? 'withheld',
        entry.name ?? 'withheld',
        entry.hidden.includes('sectors') ? 'sector withheld' : entry.sectors.map(sectorWords).join('; '),
        `criticality ${entry.criticality ?? '–'}`,
        entry.people === null
          ? `people ${entry.hidden.includes('people') ? 'withheld' : 'unknown'}`
          : `${entry.people.count} people (${entry.people.status})`,
        stateWords(entry),
        citesOf(entry),
      ]),
    ),
    ...dependencies.map(
      ({ asset, needs, backupMinutes, line }) =>
        `${named(asset)} needs ${named(needs)}, ${backupWords(backupMinutes)} (line ${line})`,
    ),
    '',
    ...(supposed === null
      ? [`stated to have failed: ${cascade.roots.length}, serving ${peopleToWords(people.roots)}`]
      : [`if ${named(supposed)} fails, serving ${peopleToWords(people.roots)}:`]),
    `potentially failing with it: ${cascade.reached.length}, serving ${peopleToWords(people.reached)}`,
    ...cascade.reached.map(
      ({ id, earliest, latest, lacks }) => `  ${named(id)}, ${afterWords(earliest, latest)}, without ${named(lacks)}`,
    ),
    ...cascade.held.map(({ id, why }) =>
      why === 'stated'
        ? `  ${named(id)} holds: it is stated not to have failed`
        : `  ${named(id)} holds: its backup lasts longer`,
    ),
    ...(hints.length === 0 ? [] : ['', 'beside the harm card, which this never scores:']),
    ...hints.flatMap(({ criterion, stated, potential }) => [
      ...(stated === null ? [] : [`  ${criterion}: failed: ${stated}`]),
      ...(potential === null ? [] : [`  ${criterion}: potential: ${potential}`]),
    ]),
  ];
};

const stateWords = ({ state, hidden }: Entry): string => {
  if (state === null) return `state ${hidden.includes('state') ? 'withheld' : 'unknown'}`;
  const { is, status, from, to } = state;
  return `${is} (${status})${from === null ? '' : ` from ${from}`}${to === null ? '' : ` to ${to}`}`;
};

const backupWords = (minutes: number | null): string =>
  minutes === null
    ? 'its backup unknown'
    : minutes === 0
      ? 'without a backup'
      : `backed up for ${minutesToWords(minutes)}`;

const citesOf = ({ cites, people, state }: Entry): string => {
  const items = [cites, people?.cites, state?.cites].flatMap((some) => some ?? []);
  return [...new Set(items.map(({ id, exhibit }) => exhibit ?? id))].join(', ');
};

export const sectorsDocument = {
  sectors: sectorCodes.map((code) => ({
    code,
    scheme: schemeWords(schemeOf(code)),
    words: sectorWords(code),
    proposedCriticality: proposedCriticality(code) ?? null,
  })),
};

export const sectorLines: readonly string[] = formatTable(
  sectorsDocument.sectors.map(({ code, words, proposedCriticality: proposed }) => [
    code,
    words,
    proposed === null ? '' : `criticality ${proposed} proposed`,
  ]),
);
