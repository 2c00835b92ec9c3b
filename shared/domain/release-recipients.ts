import type { CaseTables } from './case-tables.ts';
import { standingsOf } from './release-standing.ts';
import type { StandingAct } from './standing-vocabulary.ts';

/** Who got an edition of a release. Null: withheld, or not said. */
export type Recipient = { readonly line: number; readonly receiver: string | null; readonly at: string | null };

/** An edition that left, with whoever is recorded to have got it. */
export type LeftEdition = {
  readonly line: number;
  readonly release: number;
  readonly edition: string | null;
  readonly name: string | null;
  readonly sha256: string | null;
  readonly recipients: readonly Recipient[];
};

/** Which editions left, oldest first: an edition and what was handed over are the same where their SHA-256 is. */
export const leftEditions = (tables: CaseTables): readonly LeftEdition[] => {
  const handovers = tables.rows('handover');
  return tables.rows('export_record').flatMap(({ seq, release, edition, name, sha256 }) =>
    release === null
      ? []
      : [
          {
            line: seq,
            release,
            edition,
            name,
            sha256,
            recipients: handovers
              .filter((row) => sha256 !== null && row.sha256 === sha256)
              .map((row) => ({ line: row.seq, receiver: row.receiver, at: row.at })),
          },
        ],
  );
};

/** That somebody is to be told of an amendment or a retraction, or that nobody knows who got an edition. */
export type ToTell = {
  /** Number of the line that is to be told of. */
  readonly line: number;
  readonly act: StandingAct;
  readonly release: number;
  /** Number of the line of the export. */
  readonly exported: number;
  readonly edition: string | null;
  /** Null: nobody is recorded to have got this edition, so who did must be found out first. */
  readonly recipient: Recipient | null;
  readonly told: { readonly line: number; readonly how: string | null; readonly at: string | null } | null;
};

/**
 * One task for each edition, recipient and amendment or retraction. A later release makes none: it says nothing against
 * the earlier one. Told are those of whom a line says so, be it before or after who else got it was recorded.
 */
export const tasksOfTelling = (tables: CaseTables): readonly ToTell[] => {
  const editions = leftEditions(tables);
  const notices = tables.rows('notice');
  return standingsOf(tables).flatMap(({ release, retraction, amendments }) =>
    [...amendments, ...(retraction === null ? [] : [retraction])].flatMap(({ seq, act }) =>
      editions
        .filter((edition) => edition.release === release.seq)
        .flatMap(({ line, edition, recipients }): readonly ToTell[] => {
          const task = { line: seq, act, release: release.seq, exported: line, edition };
          if (recipients.length === 0) return [{ ...task, recipient: null, told: null }];
          return recipients.map((recipient) => {
            const notice = notices.find(({ handover, standing }) => handover === recipient.line && standing === seq);
            const told = notice === undefined ? null : { line: notice.seq, how: notice.how, at: notice.at };
            return { ...task, recipient, told };
          });
        }),
    ),
  );
};
