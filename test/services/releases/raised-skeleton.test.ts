import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDemoRelease, readFiles, textAt, verifyZip, type DemoRelease } from '../../support/demo-release.ts';

const root = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
let demo: DemoRelease;

beforeAll(async () => {
  demo = await makeDemoRelease(root);
}, 120_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Requests, approves and freezes what the case now holds. */
const release = async (folder: string): Promise<void> => {
  const { request } = await demo.call('approval.request', {
    folder,
    act: { kind: 'release' },
    ...demo.by('demo-analyst'),
  });
  await demo.call('approval.give', { folder, request, ...demo.by('demo-analyst') });
  await demo.call('approval.give', { folder, request, ...demo.by('demo-reviewer') });
  await demo.call('release.freeze', { folder, ...demo.by('demo-analyst') });
};
const bothSign = () => [demo.by('demo-analyst'), demo.by('demo-reviewer')];

describe('a skeleton whose marking is raised', () => {
  it('takes every number out of the public edition, which says so and still verifies', async () => {
    const folder = demo.reply.case;
    await demo.call('evidence.correct', {
      folder,
      evidence: 'EX-0001',
      grade: { marking: 'AMBER' },
      reason: 'A source could be told from its grade.',
    });
    await release(folder);
    const out = join(root, 'raised.zip');
    const exported = await demo.call('release.export', { folder, out, edition: 'public', signers: bothSign() });
    expect(exported.recomputable).toBe(false);
    const { files } = await readFiles(out);
    const assessment: unknown = JSON.parse(textAt(files, 'data/assessment.json'));
    const edition: unknown = JSON.parse(textAt(files, 'data/edition.json'));
    const missing = (edition as { missing: readonly string[] }).missing;
    expect(missing.length).toBeGreaterThan(0);
    const section = { v: 1, status: 'not_recomputable', missing };
    expect(assessment).toEqual({ v: 1, sections: { scores: section, sensitivity: section } });
    expect(edition).toMatchObject({ recomputable: false });
    const verification = await verifyZip(out, demo.anchors);
    expect(verification.checks.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(verification.verdict).toBe('verified');
    const opened = join(root, 'raised.case');
    const anchors = { signers: demo.reply.anchors.signers, logKey: demo.reply.anchors.logKey };
    await demo.call('bundle.open', { path: out, folder: opened, anchors });
    expect((await demo.call('score.case', { folder: opened })).sections).toEqual({
      scores: section,
      sensitivity: section,
    });
  }, 60_000);
});
