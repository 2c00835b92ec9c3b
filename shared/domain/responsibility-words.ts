import { z } from 'zod';
import { arsiwaBases, basisWords, degreeWords, responsibilityDegrees } from '../reference/responsibility.ts';
import { named, withheld, type FieldWords, type LineNames } from './line-word-parts.ts';

/** Lines about the mode of responsibility as sentences. */
export const responsibilityWriters: Readonly<Record<string, (line: FieldWords, names: LineNames) => string>> = {
  'responsibility.set': (line, names) => {
    const id = line.value('hypothesis', z.string());
    const of = id === undefined ? withheld : named(id, names.hypothesis);
    if (line.isNull('degree')) return `Withdrew the mode of responsibility of ${of}: ${line.quoted('reason')}`;
    const degree = line.value('degree', z.enum(responsibilityDegrees));
    const basis = line.value('basis', z.enum(arsiwaBases));
    const codes = [
      degree === undefined ? withheld : degreeWords[degree].name,
      `ARSIWA basis ${basis === undefined ? withheld : basisWords[basis].name}`,
    ];
    return `Stated the mode of responsibility of ${of} as ${codes.join(', ')}: ${line.quoted('reason')}`;
  },
};
