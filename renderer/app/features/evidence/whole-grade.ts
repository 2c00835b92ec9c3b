import { z } from 'zod';
import type { Output } from '../../../../shared/api/contract.ts';
import { grade } from '../../../../shared/api/contract-shapes.ts';
import { custodyGrades, worseCustody, type CustodyGrade } from '../../../../shared/domain/vocabulary.ts';
import type { WholeGrade } from './grade-changes.ts';

const wholeGrade = z.object(grade);

/** The grade of an item with all its parts; undefined where it is withheld, or of a version that knows other grades. */
export const toWholeGrade = (item: Output<'evidence.read'>['item']): WholeGrade | undefined =>
  wholeGrade.safeParse(item).data;

/** What a person stated, of a grade in which the worse of that and the chain stands. */
export const toStated = (counted: WholeGrade, stated: string | null): WholeGrade => ({
  ...counted,
  custody: custodyGrades.find((one) => one === stated) ?? counted.custody,
});

/** What counts of a grade that a person states, given what follows from the chain. */
export const toCounted = (stated: WholeGrade, derived: CustodyGrade | null): WholeGrade =>
  derived === null ? stated : { ...stated, custody: worseCustody(stated.custody, derived) };
