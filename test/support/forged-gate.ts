import { openCase } from '../../services/cases/case-session.ts';
import { nodeCrypto } from '../../services/node-crypto.ts';
import { revealStored } from '../../db/replay.ts';
import { ok } from '../../shared/base/result.ts';
import { isJsonObject } from '../../shared/ledger/canonical-json.ts';
import { wholeRecord } from './measures.ts';
import { valueOf } from './results.ts';
import type { Workstation } from './workstation.ts';

/**
 * A measure whose gates were evaluated, and once more by a line with worse harm than the case has: written whole, with
 * salt, hash and root, by somebody who holds the log's key. Gives the number of that line.
 */
export const forgeGate = async ({ call, deps }: Workstation, folder: string): Promise<number> => {
  const { id: measure } = await call('measure.draft', { folder, record: wholeRecord() });
  await call('measure.gate', { folder, measure });
  const session = valueOf(openCase(folder, deps));
  try {
    const honest = revealStored(session.store.db, nodeCrypto).lines.at(-1);
    const gate = honest?.fields['gate'] ?? null;
    const harm = isJsonObject(gate) ? (gate['harm'] ?? null) : null;
    if (honest?.type !== 'measure.gate' || !isJsonObject(gate) || !isJsonObject(harm))
      throw new Error('the last line holds no gate');
    const worse = { ...gate, harm: { ...harm, actual: 5 } };
    const fields = { ...honest.fields, at: deps.clock(), gate: worse };
    return valueOf(session.append(() => ok({ drafts: [{ type: 'measure.gate', fields }] }))).first;
  } finally {
    session.close();
  }
};
