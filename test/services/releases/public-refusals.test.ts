import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { formatRequest } from '../../../cli/approval-lines.ts';
import { by } from '../../support/reviewed-case.ts';
import { makeSmallCase } from '../../support/small-case.ts';
import { overrideAll } from '../../support/overrides.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('a request says before anybody signs that the public edition could not leave, and of which items', async () => {
  const root = temporaryFolder();
  const { call, folder, items } = await makeSmallCase(root);
  for (const principal of ['anna', 'ben']) {
    await call('identity.create', { principal, person: `Person ${principal}`, passphrase: by(principal).passphrase });
    const act = { kind: 'enrol-here' as const, principal };
    const { request, performed } = await call('approval.request', { folder, act, ...by('anna') });
    if (!performed) await call('approval.give', { folder, request, ...by('anna') });
  }
  await call('finding.add', { folder, evidence: items[0], statement: 'Turbine three had stopped', tlp: 'AMBER' });
  const task = { what: 'Ask why Turbine three had stopped', service: 'Grid', due: '2026-04-01' };
  const { line } = await call('remediation.add', { folder, ...task, tlp: 'CLEAR' });
  const redactionOf = (name: string, withhold: object[]): string => {
    const file = join(root, `${name}.json`);
    writeFileSync(file, JSON.stringify({ withhold, reason: 'security' }));
    return file;
  };
  const covers = redactionOf('covers', [{ line, field: 'what' }]);
  const other = redactionOf('other', [{ type: 'source.add', field: 'name' }]);
  const overrides = await overrideAll(call, folder);
  const ask = (...redactions: string[]) =>
    call('approval.request', { folder, act: { kind: 'release', redactions, overrides }, ...by('anna') });

  const preview = await call('release.preview', { folder, edition: 'public' });
  const words = `statement of EX-0001 “one.log” stands in line ${line}, what`;
  expect(preview.refusal?.message).toContain(words);
  const alone = await ask();
  expect(alone.publicRefusals).toMatchObject([{ redaction: null, message: preview.refusal?.message }]);
  const printed = formatRequest(alone).join('\n');
  expect(printed).toContain('WARNING: the public edition of this release could not be exported by the marking alone.');
  expect(printed).toContain(words);
  expect(printed).toContain('any other line voids this request');
  const mended = await ask(covers, other);
  expect(mended.publicRefusals.map(({ redaction }) => redaction)).toEqual([other]);
  expect(formatRequest(mended).join('\n')).not.toContain('by the marking alone');
}, 60_000);
