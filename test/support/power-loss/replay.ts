import type { DiskEvent } from './disk-event.ts';
import { createDiskModel, lossModels, type Draw, type LossModel } from './disk-model.ts';
import { judgeImage } from './judge.ts';
import type { Promised } from './promises.ts';
import type { Story } from './scenario.ts';

export type Replayed = {
  readonly images: Readonly<Record<LossModel, number>>;
  readonly faulty: Readonly<Record<LossModel, number>>;
  /** The first faults of each kind, with where they were cut. */
  readonly examples: readonly string[];
};

const examplesMax = 20;

/** Cuts the power at random places, once for each model at each of them, and judges what is then on the disk. */
export const replayLosses = async (story: Story, cutCount: number, draw: Draw): Promise<Replayed> => {
  const { events, start } = story.recording;
  const cuts = drawCuts(events, cutCount, draw);
  const images = { strict: 0, pieces: 0, all: 0 };
  const faulty = { strict: 0, pieces: 0, all: 0 };
  const examples: string[] = [];
  const model = createDiskModel(start);
  let applied = 0;
  let promised = story.before;
  const acknowledged = new Set<number>();
  const known = new Map<string, readonly string[]>();
  for (const cut of cuts) {
    for (const event of events.slice(applied, cut)) {
      model.apply(event);
      if (event.kind === 'begun') promised = withdraw(promised, story.promises[event.command] ?? []);
      if (event.kind !== 'acknowledged') continue;
      acknowledged.add(event.command);
      promised = [...promised, ...(story.promises[event.command] ?? [])];
    }
    applied = cut;
    const later = story.promises.filter((_, command) => !acknowledged.has(command)).flat();
    for (const loss of lossModels) {
      const faults = await judgeImage(model.imageAt(loss, draw), {
        scratch: story.places.scratch,
        cases: story.cases,
        promised,
        later,
        known,
      });
      images[loss] += 1;
      if (faults.length === 0) continue;
      faulty[loss] += 1;
      if (examples.length < examplesMax)
        examples.push(`${loss} at ${cut} of ${events.length}: ${faults.slice(0, 3).join('; ')}`);
    }
  }
  return { images, faulty, examples };
};

/** An import that is being taken back is promised neither way until that is acknowledged. */
const withdraw = (promised: readonly Promised[], more: readonly Promised[]): readonly Promised[] => {
  const undone = new Set(more.flatMap((one) => (one.kind === 'no import' ? [one.item] : [])));
  return promised.filter((one) => one.kind !== 'import' || !undone.has(one.item));
};

const lightKinds: ReadonlySet<DiskEvent['kind']> = new Set(['write', 'file', 'resize', 'begun']);

/** Right behind every acknowledgement; of the others half lie anywhere, half right behind an event on which something rests. */
const drawCuts = (events: readonly DiskEvent[], count: number, draw: Draw): readonly number[] => {
  const behind = (isMeant: (kind: DiskEvent['kind']) => boolean): readonly number[] =>
    events.flatMap(({ kind }, at) => (isMeant(kind) ? [at + 1] : []));
  const acknowledged = behind((kind) => kind === 'acknowledged');
  const weighty = behind((kind) => !lightKinds.has(kind));
  const pick = (from: number): number => Math.floor(draw() * from);
  const drawn = Array.from({ length: Math.max(count - acknowledged.length, 0) }, (_, index) =>
    index % 2 === 0 ? pick(events.length + 1) : (weighty[pick(weighty.length)] ?? 0),
  );
  return [...acknowledged.slice(0, count), ...drawn].sort((left, right) => left - right);
};
