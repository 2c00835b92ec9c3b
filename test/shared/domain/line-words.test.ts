import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/ledger/canonical-json.ts';
import { policyProfileText } from '../../../shared/reference/policy-1.ts';
import { lineTypes } from '../../../shared/ledger/line-types.ts';
import type { RevealedLine } from '../../../shared/ledger/reveal.ts';
import { noNames, type LineNames } from '../../../shared/domain/line-word-parts.ts';
import { actToWords, itemToWords, lineToWords, nameIds } from '../../../shared/domain/line-words.ts';
import { alr1ProfileText } from '../../../shared/reference/alr-1.ts';
import { draft, draftTypes, testId, testSha256 } from '../../support/drafts.ts';

const lineOf = (type: string, fields: JsonObject, v = 1): RevealedLine => ({
  seq: 7,
  type,
  v,
  day: '2026-03-01',
  log: 'plumbline.local/7f3c9a2e51d84b06',
  fields,
  withheld: [],
});

const known: LineNames = {
  evidence: (id) => (id === testId('evidence') ? itemToWords('EX-1', 'Disk') : undefined),
  hypothesis: (id) => (id === testId('hypothesis') ? 'The group did it.' : undefined),
  source: (id) => (id === testId('source') ? 'Vendor' : undefined),
  finding: (id) => (id === testId('finding') ? 'A scheduled task was made.' : undefined),
  asset: (id) => (id === testId('asset') ? 'City hospital' : undefined),
  request: (id) => (id === testId('request') ? 'release of the case' : undefined),
};

const words = (type: string, fields: JsonObject = {}, names = known): string =>
  lineToWords(lineOf(type, draft(type, fields).fields), names);

const second = testId('hypothesis', 2);

describe('a line of the ledger in words', () => {
  it.each([
    ['case.open', 'Opened the case “Case one” as an exercise, with Person anna (anna) as its first person.'],
    ['identity.enrol', 'Enrolled Person ben (ben).'],
    ['identity.revoke', 'Ended the enrolment of anna.'],
    ['source.add', 'Added the source “Vendor” with reliability B.'],
    ['intake.open', 'Opened an intake from “Vendor”.'],
    ['evidence.add', 'Took in EX-1 “Disk” with a file of 4096 bytes.'],
    [
      'evidence.acquire',
      'Stated how EX-1 “Disk” came to be: use of artificial intelligence, unavoidable changes, clock, collector and 8 more.',
    ],
    ['custody.event', 'Recorded “transferred” for EX-1 “Disk” from Anna to Ben, for “analysis”.'],
    ['import.record', 'Imported EX-1 “Disk” as csv: 1200 records, 2 marks.'],
    ['import.undo', 'Took back the import of EX-1 “Disk”: “The wrong columns.”'],
    ['source.assess', 'Assessed the source “Vendor” as D: “A report was false.”'],
    ['source.correct', 'Corrected name, aliases of the source “Vendor”: “Its full name.”'],
    ['hashset.apply', 'Held the set “Wipers” (known bad, 1000 hashes) against the case: 1 item and 3 records matched.'],
    [
      'grade.default',
      'Set what items of the kind “artifact” start with: credibility 3, forgeability moderate: “Samples from one laboratory.”',
    ],
    ['finding.add', 'Found “A scheduled task was made.” in EX-1 “Disk”, lines 3 to 4.'],
    [
      'finding.correct',
      'Corrected the finding of line 1 to “A scheduled task was made.” in EX-1 “Disk”, lines 3 to 4: “Misread.”',
    ],
    ['finding.withdraw', 'Withdrew the finding “A scheduled task was made.”: “Seen twice.”'],
    [
      'link.add',
      'Linked the finding “A scheduled task was made.” to record 4 of EX-1 “Disk” as “mentions”, probable: “Same name.”',
    ],
    [
      'link.withdraw',
      'Withdrew a link of the finding “A scheduled task was made.” to record 4 of EX-1 “Disk”: “Another host.”',
    ],
    ['mark.set', 'Marked EX-1 “Disk”: starred, tag “persistence”, no tag “noise” any more, looked at: relevant.'],
    ['comment.add', 'Commented on EX-1 “Disk”: “Ask the operator.”'],
    ['comment.withdraw', 'Withdrew a comment on EX-1 “Disk”: “Answered.”'],
    ['hypothesis.add', 'Added the hypothesis “The group did it.” on level 2 (group).'],
    ['hypothesis.entail', `Stated that “The group did it.” entails ${second}: “Its own unit.”`],
    ['hypothesis.part', `Stated that ${second} is part of “The group did it.”: “One team of it.”`],
    ['hypothesis.confirm', 'Confirmed that the hypotheses of level 2 exclude each other: “One operator only.”'],
    ['hypothesis.status', 'Set “The group did it.” aside: “It was elsewhere.”'],
    ['hypothesis.correct', 'Corrected the statement of “The group did it.”: “Too wide.”'],
    ['group.set', 'Set the group “One report”: same upstream report, dependence 0.9.'],
    ['rating.set', `Rated EX-1 “Disk”: CC for “The group did it.”; no rating for ${second}.`],
    ['opinion.begin', 'ben began a second opinion on level 2 (group), blind on the rater’s word.'],
    ['opinion.rate', `Rated EX-1 “Disk” in a second opinion: I for “The group did it.”; no rating for ${second}.`],
    [
      'ranking.set',
      `Ranked level 2, made before any score of the level was shown here: “The group did it.”, ${second}.`,
    ],
    [
      'comparison.record',
      `Recorded how level 2 scores by the profile with SHA-256 ${testSha256().slice(0, 12)}… beside its own profile: “Asked by the board.”`,
    ],
    ['ranking.explain', 'Explained how a ranking differs from the computed order: “One report carries it.”'],
    ['ranking.waive', 'Had the scores of level 2 shown without ranking it first: “A copy for the board.”'],
    ['opinion.end', 'Ended a second opinion with 5 of 6 cells rated.'],
    ['prior.set', `Stated the priors of level 2 (group): 0.75 for “The group did it.”, 0.25 for ${second}.`],
    ['assumption.set', 'Stated the critical assumption “Clocks are right.” as open.'],
    [
      'assumption.examine',
      'Stated how an assumption is tested (Anna): “Ask the operator for an image.”; if it is wrong: “The lead falls.”',
    ],
    ['lint.justify', 'Justified 1 warning of the rule INDIC: “Nobody can watch for it.”'],
    ['confidence.lower', 'Lowered the confidence at level 2 to low at most: “One report carries it.”'],
    ['yardstick.choose', 'Chose the words of PHIA: “Readers in London.”'],
    [
      'yardstick.confirm',
      'Confirmed “highly likely” as the PHIA judgement on “The group did it.” at level 2, at 0.829400: “The records fit.”',
    ],
    ['review.assign', 'Named Ines Vale as independent reviewer: “Of another house.”'],
    ['gap.set', 'Stated the gap “No logs of the relay.” as open, one that could change who leads (Anna).'],
    ['indicator.set', 'Stated the indicator of change “The tool is sold openly.” as watched.'],
    ['counter.set', 'Set a counter-case to level 2 as standing (Ben): “Another group had the access.”'],
    ['premortem.set', 'Set a premortem of level 2 as standing (Ben): “A leak.”'],
    [
      'responsibility.set',
      'Stated the mode of responsibility of “The group did it.” as State-ordered, ARSIWA basis Article 8: “A court found control.”',
    ],
    [
      'name.claim',
      'Recorded that “Vendor” calls the actor of “The group did it.” overlapping with “UNC1234” (provisional), ATT&CK G0034: “Page 3.”',
    ],
    ['cluster.form', 'Formed the activity cluster “CL-UNK-0001 [provisional]” from 2 things: “One certificate.”'],
    ['cluster.change', `Changed the cluster ${testId('cluster')}: 1 thing joined, 0 things left: “Seen again.”`],
    ['cluster.merge', `Merged the cluster ${testId('cluster')} into ${testId('cluster', 2)}: “One hand.”`],
    ['cluster.split', `Split the cluster ${testId('cluster')} into “North”, “South”: “Two hands.”`],
    [
      'cluster.promote',
      `Moved the cluster ${testId('cluster')} to the tier temporary group as “TGR-UNK-0001 [provisional]”: “Seven months.”`,
    ],
    [
      'cluster.link',
      `Said that “The group did it.” refers to the cluster ${testId('cluster')}: “It is about these servers.”`,
    ],
    ['name.withdraw', 'Withdrew a claim of a name: “Misread.”'],
    [
      'sentence.write',
      'Wrote into the section “key judgements”, as judgement: “We assess {likelihood} that it was so.”',
    ],
    ['sentence.change', 'Changed the sentence of line 1, as sentence without a tag: “The breakers opened {cite}”.'],
    ['sentence.place', 'Put a sentence into its place in the section “basis”.'],
    ['sentence.remove', 'Took a sentence out of the assessment: “Said twice.”'],
    ['report.set', 'Chose the template “board” for “The board.”, who ask “Who did it?”'],
    ['judgement.record', 'Recorded the judgement 0.750000 on “The group did it.” by Team A.'],
    ['judgement.resolve', 'Said that a judgement proved true: “A court found so.”'],
    ['harm.set', 'Scored harm to civilians: data 0 (potential), life 3 (observed).'],
    ['harm.withdraw', 'Took back the score of harm for data: “Counted twice.”'],
    ['redline.set', 'Stated that the red line RL1 was crossed: “The emergency room closed.”'],
    ['clock.start', 'Started the clock “NIS2, Article 23(4)” from 2026-03-01T09:30:00Z: “The hospital called.”'],
    ['clock.stop', 'Stopped a clock: “It was no incident.”'],
    [
      'notification.record',
      'Prepared a notification to CERT A, CERT B, which asserts no attribution: “A hospital lost its records.”',
    ],
    ['notification.send', 'Recorded that a notification was sent at 2026-03-01T09:30:00Z.'],
    [
      'notification.acknowledge',
      'Recorded that “CERT A” acknowledged a notification at 2026-03-01T09:30:00Z, by Duty officer.',
    ],
    ['remediation.add', 'Added a task of remediation: “Bring the admission system back.”'],
    ['remediation.set', 'Set a task of remediation to done: “Back since noon.”'],
    ['measure.draft', 'Drafted the measure “Advisory” with the instrument I03.'],
    ['measure.amend', 'Amended the measure “Advisory” with the instrument I03.'],
    ['measure.gate', 'Held a measure against the policy profile: pending by APPROVAL:case_lead.'],
    ['measure.review', 'Recorded the review of a measure by ben, “concur”: “Sound.”'],
    ['measure.approve', 'Recorded the approval of a measure by ben as case lead.'],
    ['measure.decide', 'Decided on a measure: “We warn.”'],
    [
      'measure.move',
      'The program brought a measure into the state “review required”, for p05 below gate: “It fell below the bar.”',
    ],
    ['measure.observe', 'Recorded the indicator M5 of a measure, whose tripwire is hit: “One leaked.”'],
    ['measure.consequence', 'Recorded a consequence of a measure that nobody intended: “A vendor was swamped.”'],
    ['asset.set', 'Entered the service “City hospital” into the register, affected (observed).'],
    ['asset.withdraw', 'Took the entry “City hospital” out of the register: “It closed in spring.”'],
    [
      'dependency.set',
      `Stated that “City hospital” needs ${testId('asset', 2)}, backed up for 8 h: “Power for the wards.”`,
    ],
    ['dependency.withdraw', `Took back that “City hospital” needs ${testId('asset', 2)}: “It has its own.”`],
    ['redress.receive', 'Received a claim for redress, misattribution: “It was not us.”'],
    ['redress.acknowledge', 'Acknowledged a claim on 2026-03-02: “By letter.”'],
    ['redress.decide', 'Decided a claim: upheld; owed: correction: “The log was of another host.”'],
    ['redress.remedy', 'Carried out a remedy, correction: “Printed on page one.”'],
    [
      'redress.rescore',
      'Scored the case again after a claim was upheld, SHA-256 dddddddddddd…: “The log counts no more.”',
    ],
    ['redress.lesson', 'Recorded a lesson of a claim: “A host was taken for another.”'],
    ['exercise.start', 'Started the exercise at 2026-03-01T09:00:00Z: “By the exercise director.”'],
    ['inject.plan', 'Planned an inject, +1:05: “The press”.'],
    ['inject.mark', 'Marked an inject as played at 2026-03-01T10:05:00Z: “By telephone.”'],
    ['profile.activate', 'Activated the scoring profile with SHA-256 dddddddddddd….'],
    ['approval.request', 'Asked for the release of the case.'],
    ['approval.record', 'Recorded the approval by anna of the release of the case.'],
    ['release.freeze', 'Froze the release of the case.'],
    ['export.record', 'Exported the public edition of the release of line 3 as “a.zip”.'],
    ['export.identify', 'Gave 2 parts of the case identifiers for STIX and MISP.'],
    [
      'standing.request',
      'Asked for the retraction of the release of line 3, evidence proved false: “The log was forged.”',
    ],
    ['standing.set', 'Retracted the release of line 3, evidence proved false: “The log was forged.”'],
    ['notice.tell', 'Told the receiver of line 5 what became of the release, in line 9: “By telephone.”'],
    ['handover.record', 'Recorded that material was handed over from Anna to Ben, for “analysis”.'],
    ['review.import', 'Took in the review by Person cara (cara): dissent.'],
    [
      'review.seal',
      'Kept the signature beside the review of line 4: 1 cell rated, 5 items sampled, standards 3 2 3 1 2 3 0 2 1.',
    ],
    ['dissent.close', 'Closed the dissent of line 4 by the signed word of its author.'],
    ['dissent.override', 'Recorded that Anna, Ben overrode the dissent of line 4: “The logs were seen since.”'],
    ['correction', 'Said that line 1 is wrong: “The place is wrong.”'],
    ['log.succeed', 'Person ben (ben) took the case over from the log plumbline.local/7f3c9a2e51d84b06 after 1 line.'],
  ])('%s is one plain sentence', (type, sentence) => {
    expect(words(type)).toBe(sentence);
  });

  it('names the parts that a correction changes', () => {
    const { item } = draft('evidence.add').fields;
    const { grade } = draft('evidence.add').fields;
    expect(words('evidence.correct', { item: item ?? null, grade: grade ?? null })).toBe(
      'Corrected item, grade of EX-1 “Disk”: “Mistyped.”',
    );
  });

  it.each([
    ['case.open', { founder: null, mark: 'none' }, 'Opened the case “Case one”.'],
    ['case.open', { founder: null, mark: 'demonstration' }, 'Opened the case “Case one” as a demonstration.'],
    ['identity.enrol', { request: null }, 'Enrolled Person ben (ben) as the first person of the case.'],
    ['intake.open', { source: null }, 'Opened an intake.'],
    ['evidence.add', { content: null }, 'Took in EX-1 “Disk”, a record without a file.'],
    ['prior.set', { priors: {} }, 'Made the priors of level 2 (group) uniform again.'],
    [
      'assumption.set',
      { critical: false, status: 'resolved' },
      'Stated the assumption “Clocks are right.” as resolved.',
    ],
    ['harm.set', { scores: {} }, 'Scored harm to civilians: nothing.'],
    ['redline.set', { status: 'cleared' }, 'Cleared the red line RL1: “The emergency room closed.”'],
    [
      'notification.record',
      { attribution: 'state', correctionOf: testId('notification', 2), sentAt: '2026-03-01T12:00:00Z' },
      'Recorded a correction to CERT A, CERT B, which asserts a State: “A hospital lost its records.”',
    ],
    [
      'measure.move',
      { automatic: false, reason: '', to: 'suspended', trigger: null },
      'Brought a measure into the state “suspended”.',
    ],
    ['release.freeze', { request: null }, 'Froze a draft of the case.'],
    [
      'custody.event',
      { event: 'legal_hold_set', hashes: { before: testSha256('1'), after: testSha256('2') } },
      'Recorded “legal hold set” for EX-1 “Disk” from Anna to Ben, for “analysis”; its file changed.',
    ],
  ])('%s tells what is special: %j', (type, fields, sentence) => {
    expect(words(type, fields)).toBe(sentence);
  });

  it('counts what is too much for a sentence', () => {
    const ratings = Object.fromEntries([1, 2, 3, 4, 5, 6].map((number) => [testId('hypothesis', number), 'N']));
    expect(words('rating.set', { ratings })).toMatch(/^Rated EX-1 “Disk”: N for .+ and 2 more\.$/u);
  });

  it('covers every type that the ledger knows', () => {
    expect(draftTypes.toSorted()).toEqual(Object.keys(lineTypes).sort());
    for (const type of Object.keys(lineTypes)) expect([type, words(type)]).not.toContain('does not know');
  });

  it('says of a review of a measure, as it was written before version 2, that it is not signed', () => {
    const { checkpoint: _, signature: __, ...fields } = draft('measure.review').fields;
    expect(lineToWords(lineOf('measure.review', fields), known)).toBe(
      'Recorded the review of a measure by ben, “concur” (not signed): “Sound.”',
    );
  });

  it.each(Object.keys(lineTypes))('%s says of every withheld field that it is withheld, and never fails', (type) => {
    // What a freeze says is shown in every edition.
    if (type !== 'release.freeze') expect(lineToWords(lineOf(type, {}), known)).toContain('(withheld)');
    const { fields } = draft(type);
    for (const name of Object.keys(fields)) {
      const { [name]: _, ...rest } = fields;
      expect(lineToWords(lineOf(type, rest), known)).toMatch(/[.!?]”?$/u);
    }
  });

  it('names unknown types and versions without looking into them', () => {
    const { fields } = draft('source.add');
    expect(lineToWords(lineOf('rumour.add', fields), known)).toBe(
      'A line of a type that this version does not know: rumour.add, version 1.',
    );
    expect(lineToWords(lineOf('source.add', fields, 2), known)).toContain('source.add, version 2');
    for (const type of ['toString', '__proto__', 'constructor'])
      expect(lineToWords(lineOf(type, fields), known)).toContain('does not know');
  });

  it('marks withheld words within a text', () => {
    const reason = [['The ', { withheld: 'x'.repeat(43) }, 'is wrong.']];
    expect(lineToWords(lineOf('correction', { corrects: 1, reason }), known)).toBe(
      'Said that line 1 is wrong: “The [withheld] is wrong.”',
    );
  });

  it.each(Object.keys(lineTypes))('%s stays a sentence whatever stands in its fields', (type) => {
    const { fields } = draft(type);
    for (const name of Object.keys(fields)) {
      for (const value of [null, 7, -1.5, true, '', 'x'.repeat(100_000), [], [[[]]], {}, { from: 3 }, { '': null }])
        expect(lineToWords(lineOf(type, { ...fields, [name]: value }), known).length).toBeLessThan(2000);
    }
  });

  it('keeps long and broken texts on one line', () => {
    const sentence = words('source.add', { name: `a\n\r\u2028b ${'🦄'.repeat(200)}` });
    expect(sentence).not.toMatch(/[\n\r\u2028]/u);
    expect(sentence).toMatch(/🦄…” with reliability B\.$/u);
    expect(sentence.isWellFormed()).toBe(true);
  });
});

describe('words without names', () => {
  it('get the names that the case has now', () => {
    for (const type of ['rating.set', 'custody.event', 'intake.open', 'approval.record', 'prior.set', 'asset.withdraw'])
      expect(nameIds(words(type, {}, noNames), known)).toBe(words(type));
  });

  it('keep identifiers that nothing bears', () => {
    const text = `Rated ${testId('evidence', 5)}: CC for ${testId('hypothesis', 6)}.`;
    expect(nameIds(text, known)).toBe(text);
  });
});

describe('what a request asks for', () => {
  const body = alr1ProfileText;
  it.each([
    [{ kind: 'release', redactions: [] }, 'release of the case'],
    [
      {
        kind: 'release',
        overrides: [{ findings: [{ fault: 'none', where: [] }], reason: 'x', rule: 'GAPS' }],
        redactions: [],
      },
      'release of the case, overriding GAPS',
    ],
    [{ kind: 'release', redactions: [testSha256()] }, 'release of the case with 1 redaction'],
    [{ kind: 'release', redactions: [testSha256(), testSha256('b')] }, 'release of the case with 2 redactions'],
    [{ kind: 'enrol', enrolment: { person: 'B', principal: 'ben', publicKey: 'k' } }, 'enrolment of ben'],
    [{ kind: 'revoke', principal: 'anna' }, 'revocation of anna'],
    [{ kind: 'profile', purpose: 'scoring', body, sha256: testSha256() }, 'activation of profile alr-1 1.0.0'],
    [
      { kind: 'profile', purpose: 'scoring', body: 'no profile', sha256: testSha256() },
      'activation of a scoring profile (SHA-256 aaaaaaaaaaaa…)',
    ],
    [
      { kind: 'profile', purpose: 'policy', body: policyProfileText, sha256: testSha256() },
      'activation of policy profile default-civilian-protection 1.0.0',
    ],
    [
      { kind: 'profile', purpose: 'policy', body: '{}', sha256: testSha256() },
      'activation of a policy profile (SHA-256 aaaaaaaaaaaa…)',
    ],
  ] as const)('%j', (act, sentence) => {
    const own = act.kind === 'release' ? { ...act, redactions: [...act.redactions] } : act;
    expect(actToWords(own)).toBe(sentence);
    const request = lineToWords(lineOf('approval.request', { ...draft('approval.request').fields, act: own }), known);
    expect(request).toBe(`Asked for the ${sentence}.`);
  });

  it('stays short where a principal is no name', () => {
    const principal = 'p'.repeat(500);
    expect(actToWords({ kind: 'enrol', enrolment: { person: '', publicKey: '', principal } }).length).toBeLessThan(120);
    expect(actToWords({ kind: 'revoke', principal }).length).toBeLessThan(120);
  });
});
