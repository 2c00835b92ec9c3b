import type { InCase } from '../cases/in-case.ts';
import type { Handlers } from '../dispatch.ts';

type WrittenMethod =
  | 'report.read'
  | 'report.set'
  | 'sentence.write'
  | 'sentence.change'
  | 'sentence.place'
  | 'sentence.remove'
  | 'sentence.history';

/** The calls about the written assessment. */
export const writtenHandlers = (inCase: InCase): Handlers<WrittenMethod> => ({
  'report.read': inCase<'report.read'>(async () => (await import('./read-written.ts')).readWritten),
  'report.set': inCase<'report.set'>(async () => (await import('./written.ts')).setReport),
  'sentence.write': inCase<'sentence.write'>(async () => (await import('./written.ts')).writeSentences),
  'sentence.change': inCase<'sentence.change'>(async () => (await import('./written.ts')).changeSentence),
  'sentence.place': inCase<'sentence.place'>(async () => (await import('./written.ts')).placeSentence),
  'sentence.remove': inCase<'sentence.remove'>(async () => (await import('./written.ts')).removeSentence),
  'sentence.history': inCase<'sentence.history'>(async () => (await import('./read-written.ts')).readHistory),
});
