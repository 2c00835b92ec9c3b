import { z } from 'zod';
import type { Output } from '../../../../shared/api/contract.ts';
import { grade } from '../../../../shared/api/contract-shapes.ts';
import type { WholeGrade } from './grade-changes.ts';

const wholeGrade = z.object(grade);

/** The grade of an item with all its parts; undefined where it is withheld, or of a version that knows other grades. */
export const toWholeGrade = (item: Output<'evidence.read'>['item']): WholeGrade | undefined =>
  wholeGrade.safeParse(item).data;
