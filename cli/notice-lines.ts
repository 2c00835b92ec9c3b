import type { Output } from '../shared/api/contract.ts';
import { takenWords } from '../shared/bundle/notice-file.ts';
import { groundWords } from '../shared/domain/standing-vocabulary.ts';

type Notices = Output<'bundle.verify'>['notices'];

/** What notices say of the bundle: before its verdict, so that nobody relies on what was retracted. */
export const formatNotices = (notices: Notices): readonly string[] =>
  notices.flatMap(({ file, detail, told }) =>
    told === null
      ? [`${file}: the notice does not hold: ${detail}.`]
      : [
          `${told.standing.toUpperCase()}: so says ${file}; ${detail}.`,
          ...(told.ground === null || told.statement === null
            ? []
            : [`  ${groundWords[told.ground]}: ${told.statement}`]),
          `  line ${told.line}, ${told.at}, approved by ${told.approvers.join(' and ')}`,
          ...told.taken.map((one) => `  ${takenWords(one)}`),
        ],
  );

/** A bundle that is as it was made, and that nobody may rely on any more, does not hold. */
export const standsByNotices = (notices: Notices): boolean =>
  notices.every(({ told }) => told !== null && told.standing !== 'retracted');
