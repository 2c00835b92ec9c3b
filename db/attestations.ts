import { err, ok, type Result } from '../shared/base/result.ts';
import { assertDurable, type CaseDatabase } from './open-database.ts';
import { storageFailure } from './storage-failure.ts';

/**
 * `checkpoint`: one handed out. `frozen`: the one over a release, written anew with each cosignature. `closed`: the
 * frozen one as the first export fixed it.
 */
export type AttestationKind = 'checkpoint' | 'frozen' | 'closed';
export type Attestation = {
  readonly kind: AttestationKind;
  readonly size: number;
  readonly text: string;
  readonly addedAt: string;
};

/** The third primary store beside ledger and evidence files: append-only, like them. */
export const addAttestation = (db: CaseDatabase, attestation: Attestation): Result<number> => {
  try {
    const add = db.transaction((): number => {
      const id = db.prepare<[], number>('select coalesce(max(id), 0) + 1 from attestation').pluck().get() ?? 1;
      db.prepare('insert into attestation (id, kind, size, text, added_at) values (?, ?, ?, ?, ?)').run(
        id,
        attestation.kind,
        attestation.size,
        attestation.text,
        attestation.addedAt,
      );
      assertDurable(db);
      return id;
    });
    return ok(add.immediate());
  } catch (error) {
    return err(storageFailure(error));
  }
};

export const readAttestations = (db: CaseDatabase): readonly Attestation[] =>
  db.prepare<[], Attestation>('select kind, size, text, added_at as addedAt from attestation order by id').all();
