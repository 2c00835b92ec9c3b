import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { newId } from '../../../shared/base/ids.ts';
import type { LineDraft } from '../../../shared/ledger/line.ts';
import { openCase } from '../../../services/cases/case-session.ts';
import { content, draft, grade, handling, item, origin } from '../../support/drafts.ts';
import { openWorkstation } from '../../support/workstation.ts';
import { showScores } from './shown-case.ts';

const ratings = ['CC', 'C', 'N', 'I', 'II'] as const;

/** A case of many items, each rated against six hypotheses and as many more groups; lines are appended as the program does. */
export const makeLargeCase = async (
  home: string,
  items: number,
  ratedItems = items,
  moreGroups = 0,
): Promise<string> => {
  const workstation = openWorkstation(join(home, 'profile'));
  const folder = join(home, 'large.case');
  await workstation.call('case.create', { folder, title: `A case of ${items} items`, tlp: 'AMBER' });
  const source = await workstation.call('source.add', { folder, name: 'Sensor network', reliability: 'B' });
  const hypotheses: string[] = [];
  for (const [statement, kind] of [
    ['The first group conducted the operation', 'specific'],
    ['The second group conducted the operation', 'specific'],
    ...Array.from({ length: moreGroups }, (_, at) => [`Group ${at + 3} conducted the operation`, 'specific'] as const),
    ['Somebody made it look like the first group', 'deception'],
    ['Another or an unknown actor did it', 'catch_all'],
    ['It was a fault, not an attack', 'no_attack'],
    ['The evidence does not suffice', 'insufficient'],
  ] as const) {
    hypotheses.push((await workstation.call('hypothesis.add', { folder, statement, level: 2, kind })).id);
  }
  const session = openCase(folder, workstation.deps);
  if (!session.ok) throw new Error(session.error.message);
  const drafts: LineDraft[] = [];
  for (let number = 1; number <= items; number += 1) {
    const id = newId('evidence', workstation.deps.random);
    const exhibit = `EX-${String(number).padStart(5, '0')}`;
    drafts.push(
      draft('evidence.add', {
        id,
        tlp: 'AMBER',
        item: { ...item, exhibit, name: `record-${number}.log`, title: `Record ${number} of the relay’s log` },
        content: { ...content, size: number * 1000 },
        origin: { ...origin, derivedFrom: [], intake: null, source: source.id },
        handling: { ...handling },
        grade: { ...grade, group: null, credibility: String(1 + (number % 5)) },
      }),
    );
    if (number > ratedItems) continue;
    const cells = hypotheses.map((hypothesis, column) => [hypothesis, ratings[(number * 7 + column * 3) % 5]] as const);
    drafts.push(
      draft('rating.set', {
        item: id,
        ratings: Object.fromEntries(cells.map(([hypothesis, rating]) => [hypothesis, rating ?? 'N'])),
        rationales: Object.fromEntries(cells.map(([hypothesis]) => [hypothesis, 'As the log shows.'])),
      }),
    );
  }
  const appended = session.value.append(() => ({ ok: true, value: { drafts } }));
  session.value.close();
  if (!appended.ok) throw new Error(appended.error.message);
  if (ratedItems > 0) await showScores(join(home, 'profile'), folder);
  return folder;
};

/** A case in whose every text field stands each of the texts, one item, source, hypothesis and note for each. */
export const makeHostileCase = async (home: string, texts: readonly string[]): Promise<string> => {
  const { call, client } = openWorkstation(join(home, 'profile'));
  const folder = join(home, 'hostile.case');
  const first = texts[0] ?? '';
  await call('case.create', {
    folder,
    title: first,
    question: texts.filter((text) => text.isWellFormed()).join('\n'),
    tlp: 'CLEAR',
  });
  const hypotheses: string[] = [];
  for (const [at, text] of texts.entries()) {
    // What the program refuses is not on any screen; what it takes must be harmless there.
    const source = await client('source.add', {
      folder,
      name: text.slice(0, 500),
      reliability: 'C',
      kind: text.slice(0, 500),
      descriptor: text,
    });
    const record = await client('intake.record', {
      folder,
      title: text.slice(0, 500),
      details: {
        description: text,
        note: text,
        media: text.slice(0, 200),
        url: text.slice(0, 2000),
        caveats: [text.slice(0, 500)],
        grade: { kind: 'testimony' },
      },
      collectedBy: text.slice(0, 500),
      authority: text.slice(0, 2000),
      method: text.slice(0, 2000),
      ...(source.ok && { source: source.value.id }),
    });
    if (at < 8) {
      const hypothesis = await client('hypothesis.add', {
        folder,
        statement: text,
        level: 2,
        predicts: text,
        refutedBy: text,
        actorName: text.slice(0, 500),
      });
      if (hypothesis.ok) hypotheses.push(hypothesis.value.id);
      await client('assumption.set', { folder, statement: text, critical: true });
      await client('group.set', { folder, name: text.slice(0, 500), relation: 'independent', reason: text });
    }
    if (!record.ok) continue;
    const [one] = hypotheses;
    if (one !== undefined) {
      await client('rating.set', {
        folder,
        evidence: record.value.id,
        cells: { [one]: { rating: 'C', rationale: text } },
      });
    }
    await client('custody.record', { folder, evidence: record.value.id, event: 'analysed', purpose: text, note: text });
  }
  const file = join(home, '<img src=x onerror=window.__executed(1)>.txt');
  writeFileSync(file, texts.join('\n'));
  await client('intake.take', { folder, paths: [file] });
  return folder;
};
