import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { formatRequest } from '../../../cli/approval-lines.ts';
import { foretellEditions } from '../../../cli/foretell-editions.ts';
import type { Redaction } from '../../../shared/bundle/redaction.ts';
import { by } from '../../support/reviewed-case.ts';
import { makeSmallCase, type SmallCase } from '../../support/small-case.ts';
import { overrideAll } from '../../support/overrides.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const enrolTwo = async (call: SmallCase['call'], folder: string): Promise<void> => {
  for (const principal of ['anna', 'ben']) {
    await call('identity.create', { principal, person: `Person ${principal}`, passphrase: by(principal).passphrase });
    const act = { kind: 'enrol-here' as const, principal };
    const { request, performed } = await call('approval.request', { folder, act, ...by('anna') });
    if (!performed) await call('approval.give', { folder, request, ...by('anna') });
  }
};

it('a request, and each approval of it, says before anybody signs which editions could not leave, and of which items', async () => {
  const root = temporaryFolder();
  const { call, client, folder, items } = await makeSmallCase(root);
  await enrolTwo(call, folder);
  await call('finding.add', { folder, evidence: items[0], statement: 'Turbine three had stopped', tlp: 'RED' });
  const task = { what: 'Ask why Turbine three had stopped', service: 'Grid', due: '2026-04-01' };
  const { line } = await call('remediation.add', { folder, ...task, tlp: 'CLEAR' });
  const fileOf = (name: string, redaction: Redaction): string => {
    const file = join(root, `${name}.json`);
    writeFileSync(file, JSON.stringify(redaction));
    return file;
  };
  const covers = fileOf('covers', { withhold: [{ line, field: 'what' }], reason: 'security' });
  const otherRules: Redaction = { withhold: [{ type: 'source.add', field: 'name' }], reason: 'security' };
  const other = fileOf('other', otherRules);
  const overrides = await overrideAll(call, folder);
  const ask = (...redactions: string[]) =>
    call('approval.request', { folder, act: { kind: 'release', redactions, overrides }, ...by('anna') });

  const preview = await call('release.preview', { folder, edition: 'public' });
  const words = `statement of EX-0001 “one.log” stands in line ${line}, what`;
  expect(preview.refusal?.message).toContain(words);
  const alone = await ask();
  const both = [
    { edition: 'public', tlp: 'CLEAR' },
    { edition: 'restricted', tlp: 'AMBER' },
  ];
  expect(alone.editionRefusals).toMatchObject([{ redaction: null, editions: both, message: preview.refusal?.message }]);
  const printed = formatRequest(alone).join('\n');
  expect(printed).toContain(
    'WARNING: the public edition and the restricted edition at TLP:AMBER of this release could not be exported by the marking alone.',
  );
  expect(printed).toContain(words);
  expect(printed).toContain('any other line voids this request');
  const foretold = await foretellEditions(folder, alone.request.slice(0, 12), client);
  expect(foretold.join('\n')).toContain(
    'edition at TLP:AMBER of this release could not be exported by the marking alone',
  );
  expect(foretold.join('\n')).toContain(words);
  expect(await foretellEditions(folder, 'rq-none', client)).toEqual([]);

  const mended = await ask(covers, other);
  expect(mended.editionRefusals.map(({ redaction }) => redaction)).toEqual([other]);
  expect(formatRequest(mended).join('\n')).not.toContain('by the marking alone');
  // The second person is told of the redaction that is saved, and that nothing is known of the other.
  const { name, sha256 } = await call('redaction.save', { folder, name: 'other', redaction: otherRules });
  const told = (await foretellEditions(folder, mended.request, client)).join('\n');
  expect(told).toContain(`could not be exported with the redaction ${name}`);
  expect(told).toContain('no redaction of that digest is saved on this workstation');
  expect(told).not.toContain(sha256);
  // What is marked AMBER is shown in the restricted edition, so only the public one says too much by it.
  await call('finding.add', { folder, evidence: items[0], statement: 'The valve was open', tlp: 'AMBER' });
  await call('remediation.add', { folder, ...task, what: 'Ask why The valve was open', tlp: 'CLEAR' });
  const { editionRefusals } = await ask(covers);
  expect(editionRefusals).toMatchObject([{ redaction: null }, { redaction: covers, editions: [both[0]] }]);
}, 60_000);

it('a request that names a redaction with which no edition could leave is refused, and one that waits for later lines is not', async () => {
  const root = temporaryFolder();
  const { call, client, folder, items } = await makeSmallCase(root);
  await enrolTwo(call, folder);
  const { line } = await call('finding.add', {
    folder,
    evidence: items[0],
    statement: 'Turbine three had stopped',
    tlp: 'CLEAR',
  });
  const task = { what: 'Ask why Turbine three had stopped', service: 'Grid', due: '2026-04-01' };
  await call('remediation.add', { folder, ...task, tlp: 'CLEAR' });
  const overrides = await overrideAll(call, folder);
  const { ledger } = await call('case.info', { folder });
  const ask = (withhold: Redaction['withhold'], staying: Redaction['staying'] = []) => {
    const file = join(root, 'redaction.json');
    writeFileSync(file, JSON.stringify({ withhold, staying, reason: 'security' }));
    return client('approval.request', {
      folder,
      act: { kind: 'release', redactions: [file], overrides },
      ...by('anna'),
    });
  };
  const statement = { line, field: 'statement' };
  for (const [rule, code, why] of [
    [{ line: 0, field: 'logKey' }, 'EDITION_PROTECTED', 'is never withheld'],
    [{ evidence: 'ev-nobody' }, 'BAD_REDACTION', 'nothing matches'],
    [{ type: 'no.type', field: 'name' }, 'BAD_REDACTION', 'nothing matches'],
    [{ ...statement, paragraph: 7, first: 0, last: 0 }, 'BAD_REDACTION', ''],
    [statement, 'VALUE_REMAINS', `withheld in line ${line}, statement`],
  ] as const) {
    const refused = await ask([rule]);
    expect(refused).toMatchObject({ ok: false, error: { code, message: expect.stringContaining(why) } });
  }
  expect((await call('case.info', { folder })).ledger).toEqual(ledger);
  const staying = [{ line: ledger.size - 1, field: 'what', because: 'known-anyway' }] as const;
  expect(await ask([statement], [...staying])).toMatchObject({ ok: true });
  // The first approval comes after the request, and its moment may be withheld.
  expect(await ask([{ type: 'approval.record', field: 'at' }])).toMatchObject({ ok: true });
}, 60_000);
