import { z } from 'zod';
import { assetSchemas } from '../ledger/asset-line-types.ts';
import { canonicalJson, type Json } from '../ledger/canonical-json.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { dependencyKey } from './asset-rows.ts';
import type { CaseTables } from './case-tables.ts';
import { readFields } from './line-fields.ts';

/** Lines about the register of assets and services. An entry that is withheld is none here: it cannot be told apart. */
export const applyAssetLine = (line: RevealedLine, tables: CaseTables): void => {
  const fields = readFields(line);
  const { seq } = line;
  switch (line.type) {
    case 'asset.set': {
      const key = fields.string('id');
      if (key === null) return;
      const json = (name: string, schema: z.ZodType<Json>): string | null => {
        const value = fields.value(name, schema);
        return value === null && !fields.isNull(name) ? null : canonicalJson(value);
      };
      tables.put('asset', {
        key,
        seq,
        kind: fields.string('kind'),
        name: fields.string('name'),
        operator: fields.string('operator'),
        location: fields.string('location'),
        sectors: json('sectors', assetSchemas.sectors),
        criticality: fields.number('criticality'),
        vulnerable: fields.number('vulnerable'),
        people: json('people', assetSchemas.people.nullable()),
        state: json('state', assetSchemas.state.nullable()),
        cites: json('cites', assetSchemas.cites),
        note: fields.text('note'),
      });
      return;
    }
    case 'asset.withdraw': {
      const key = fields.string('id');
      if (key !== null) tables.remove('asset', key);
      return;
    }
    case 'dependency.set': {
      const [asset, needs] = [fields.string('asset'), fields.string('needs')];
      if (asset === null || needs === null) return;
      const cites = fields.value('cites', z.array(z.string()));
      tables.put('dependency', {
        key: dependencyKey(asset, needs),
        seq,
        asset,
        needs,
        backupMinutes: fields.number('backupMinutes'),
        statement: fields.text('statement'),
        cites: cites === null ? null : canonicalJson(cites),
      });
      return;
    }
    case 'dependency.withdraw': {
      const [asset, needs] = [fields.string('asset'), fields.string('needs')];
      if (asset !== null && needs !== null) tables.remove('dependency', dependencyKey(asset, needs));
      return;
    }
  }
};
