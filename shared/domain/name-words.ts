import { z } from 'zod';
import { itemNamed, named, quote, withheld, type FieldWords, type LineNames } from './line-word-parts.ts';
import { nameSenses, senseWords } from './name-claims.ts';
import { isProvisionalName, provisionalLabel } from './provisional-name.ts';

/** Lines about names of actors as sentences. */
export const nameWriters: Readonly<Record<string, (line: FieldWords, names: LineNames) => string>> = {
  'name.claim': (line, names) => {
    const source = line.value('source', z.string());
    const item = line.value('item', z.string());
    const by =
      source !== undefined
        ? named(source, names.source)
        : item !== undefined
          ? itemNamed(line, 'item', names)
          : withheld;
    const hypothesis = line.value('hypothesis', z.string());
    const sense = line.value('sense', z.enum(nameSenses));
    const name = line.value('name', z.string());
    const label = name !== undefined && isProvisionalName(name) ? ` (${provisionalLabel})` : '';
    const attack = line.isNull('attack') ? '' : `, ATT&CK ${line.word('attack')}`;
    return (
      `Recorded that ${by} calls the actor of ${hypothesis === undefined ? withheld : named(hypothesis, names.hypothesis)} ` +
      `${sense === undefined ? withheld : senseWords[sense]} ${name === undefined ? withheld : quote(name)}${label}` +
      `${attack}: ${line.quoted('reason')}`
    );
  },
  'name.withdraw': (line) => `Withdrew a claim of a name: ${line.quoted('reason')}`,
};
