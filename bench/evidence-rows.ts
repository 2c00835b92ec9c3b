import { mulberry32 } from '../shared/attribution/mulberry32.ts';
import { naturalOrder } from '../shared/base/natural-order.ts';
import type { CaseDatabase } from '../db/open-database.ts';

const sourcesCount = 50;
const kinds = ['artifact', 'report', 'testimony', 'absence', 'assumption'];
const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'];
const credibilities = ['1', '2', '3', '4', '5', '6'];
const custody = ['intact', 'gap_explained', 'gap_unexplained', 'not_captured', 'failed'];
const forgeabilities = ['low', 'moderate', 'high', 'demonstrated'];
const classes = ['tradecraft', 'infrastructure', 'malware', 'intent', 'external', 'victimology'];
const markings = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'];
const words = [
  'log',
  'server',
  'memory',
  'disk',
  'controller',
  'traffic',
  'capture',
  'firewall',
  'workstation',
  'relay',
];

const sourceKey = (number: number): string => `so-${String(number).padStart(26, '0')}`;
/** One of the sources that gave few items. */
export const someSource = sourceKey(sourcesCount - 3);

const columns = [
  'key',
  'seq',
  'exhibit',
  'exhibitOrder',
  'name',
  'title',
  'description',
  'media',
  'sha256',
  'size',
  'source',
  'kind',
  'reliability',
  'credibility',
  'custody',
  'forgeability',
  'evidenceClass',
  'tlp',
  'addedAt',
  'addedBy',
];

/** Rows straight into the projection, as no case of this size could be made in a minute; indexes are built afterwards. */
export const fillEvidence = (db: CaseDatabase, count: number): void => {
  const random = mulberry32(7);
  const below = (limit: number): number => Math.floor(random() * limit);
  /** The first of a list far more often than the last, as in real cases. */
  const pick = (list: readonly string[]): string => list[Math.floor(random() * random() * list.length)] ?? '';
  const hex = (digits: number): string =>
    Array.from({ length: digits / 4 }, () => below(65_536).toString(16).padStart(4, '0')).join('');
  const indexes = db
    .prepare<[], { readonly name: string; readonly sql: string }>(
      "select name, sql from sqlite_schema where type = 'index' and tbl_name = 'evidence' and sql is not null",
    )
    .all();
  db.transaction(() => {
    for (const { name } of indexes) db.exec(`drop index ${name}`);
    const source = db.prepare('insert into source (key, seq, name) values (?, ?, ?)');
    for (let number = 0; number < sourcesCount; number += 1) source.run(sourceKey(number), number, `Source ${number}`);
    const row = db.prepare(
      `insert into evidence (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    );
    for (let number = 1; number <= count; number += 1) {
      const isRecord = random() < 0.1;
      const exhibit = `EX-${String(number).padStart(4, '0')}`;
      const title = `${pick(words)} ${pick(words)} ${pick(words)} ${number}`;
      row.run(
        `ev-${hex(24)}00`,
        number,
        exhibit,
        naturalOrder(exhibit),
        isRecord ? '' : `${title}.bin`,
        title,
        `Collected from the ${pick(words)} beside the ${pick(words)} of the substation; see the note.`,
        isRecord ? null : 'application/octet-stream',
        isRecord ? null : hex(64),
        isRecord ? null : below(1_000_000_000),
        sourceKey(Math.floor(random() * random() * sourcesCount)),
        isRecord ? 'report' : pick(kinds),
        reliabilities[below(6)],
        credibilities[below(6)],
        pick(custody),
        pick(forgeabilities),
        pick(classes),
        pick(markings),
        new Date(1_600_000_000_000 + number * 1000).toISOString().replace(/\.\d+Z$/u, 'Z'),
        'bench',
      );
    }
    for (const { sql } of indexes) db.exec(sql);
  }).immediate();
  db.pragma('wal_checkpoint(TRUNCATE)');
};
