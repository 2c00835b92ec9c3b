import { err, ok, type Result } from '../base/result.ts';

export const editions = ['full', 'restricted', 'public'] as const;
export type Edition = (typeof editions)[number];

/** What names a bundle: the log's origin, the size of its checkpoint, the edition. No word of the case. */
export type BundleIdentity = {
  readonly origin: string;
  readonly size: number;
  readonly edition: Edition;
  readonly isExercise: boolean;
};

const originPattern = /^plumbline\.local\/([0-9a-f]{16})$/u;
const namePattern = /^plumbline-([0-9a-f]{16})-([1-9][0-9]{0,15})-(full|restricted|public)(-exercise)?$/u;

/** `plumbline.local/` and 16 lower-case hex digits. */
export const isOrigin = (text: string): boolean => originPattern.test(text);

export const parseEdition = (text: string): Edition | undefined => editions.find((edition) => edition === text);

/**
 * `plumbline-<16 hex of the origin>-<size>-<edition>`, and `-exercise` where the case is one: the top folder; its ZIP is the
 * same with `.zip`.
 */
export const bundleName = ({ origin, size, edition, isExercise }: BundleIdentity): string => {
  const digits = originPattern.exec(origin)?.[1];
  if (digits === undefined) throw new Error(`not the origin of a log: ${origin}`);
  if (!Number.isSafeInteger(size) || size < 1) throw new Error(`not the size of a release: ${size}`);
  return `plumbline-${digits}-${size}-${edition}${isExercise ? '-exercise' : ''}`;
};

/** A name as `bundleName` writes it, or `NOT_A_BUNDLE_NAME`. */
export const parseBundleName = (name: string): Result<BundleIdentity> => {
  const [, digits, sizeText, editionText, exercise] = namePattern.exec(name) ?? [];
  const size = Number(sizeText);
  const edition = parseEdition(editionText ?? '');
  if (digits === undefined || edition === undefined || !Number.isSafeInteger(size)) {
    return err({
      code: 'NOT_A_BUNDLE_NAME',
      message: `expected plumbline-<16 hex digits>-<size>-<edition>, and -exercise for one, got ${JSON.stringify(name)}`,
    });
  }
  return ok({ origin: `plumbline.local/${digits}`, size, edition, isExercise: exercise !== undefined });
};
