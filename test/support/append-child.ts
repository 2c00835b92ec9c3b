// Run as a process of its own: appends `count` lines, one transaction each, to the case at `path`.
import { randomBytes } from 'node:crypto';
import { appendLines } from '../../db/append.ts';
import { createCaseStore } from '../../db/case-store.ts';
import { openDatabase } from '../../db/open-database.ts';
import { nodeCrypto } from '../../services/node-crypto.ts';
import { ok } from '../../shared/base/result.ts';
import { draft } from './drafts.ts';
import { valueOf } from './results.ts';

const [path = '', name = '', count = '0'] = process.argv.slice(2);
const store = createCaseStore(valueOf(openDatabase(path, 'write')));
const deps = { crypto: nodeCrypto, random: (lengthBytes: number) => new Uint8Array(randomBytes(lengthBytes)) };
for (let number = 0; number < Number(count); number += 1) {
  valueOf(appendLines(store, deps, () => ok({ drafts: [draft('correction', { reason: `${name} ${number}` })] })));
}
store.close();
