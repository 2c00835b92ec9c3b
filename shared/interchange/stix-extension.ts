import type { JsonObject } from '../ledger/canonical-json.ts';

/** Made once, at random, for every file that this program writes. */
const programIdentity = 'identity--0e12e9b2-0e57-4c2d-85d1-ff55fe572d8b';
const extensionId = 'extension-definition--7aae05ec-be2c-4080-bb80-b13a8bf6edc0';

/** The type of a hypothesis in STIX, which has none of its own: an attribution there is a fact and not a rival claim. */
export const hypothesisType = 'plumbline-hypothesis';

const since = { created: '2026-03-01T00:00:00.000Z', modified: '2026-03-01T00:00:00.000Z' };

const schema = `plumbline-hypothesis (new-sdo): a claim that competes with others on one level.
  statement (string, absent where withheld) - what is claimed
  level (integer) - 1 infrastructure, 2 group, 3 organisation, 4 State
  hypothesis_kind (string) - specific, deception, catch_all, no_attack, insufficient
  predicts, refuted_by (string) - what one would expect to see if it were true; what would refute it
  probability (string, decimal with 6 places) - as stated after the coherence of levels, 0 to 1
  probability_word, probability_wording (string) - its word, and the yardstick that the word is from
  is_lead (boolean) - whether it leads its level
  actor_ref (identifier) - the intrusion set or threat actor that it speaks of
  names (list) - what others call that actor: name, sense (same_as, overlaps, part_of, contains, disputed), claimant,
    claimant_ref, attack_id; a name is a claim of its claimant and of nobody else
  The property confidence of the lead is the confidence in the judgement of the level, never its probability.
opinion (property-extension): one cell of the matrix, how well one item fits one hypothesis.
  rating (string) - CC, C, N, NA, I, II
  evidence_ref (identifier) - the note that stands for the item
note (property-extension): one item of evidence.
  exhibit, evidence_kind, reliability, credibility, custody, forgeability, origin_group, evidence_class, adequacy (string)
  source_ref (identifier), is_withheld (boolean) - whether only this grade is shown of it
identity (property-extension): a source. reliability (string) - Admiralty code`;

/** The two objects that every STIX file carries, so that a reader need not ask anybody what the extension means. */
export const extensionObjects: readonly JsonObject[] = [
  {
    type: 'identity',
    spec_version: '2.1',
    id: programIdentity,
    ...since,
    name: 'Plumbline',
    identity_class: 'system',
  },
  {
    type: 'extension-definition',
    spec_version: '2.1',
    id: extensionId,
    ...since,
    created_by_ref: programIdentity,
    name: 'Competing hypotheses and ratings',
    description: 'Hypotheses that compete on four levels of attribution, and ratings of evidence against them.',
    schema,
    version: '1.0.0',
    extension_types: ['new-sdo', 'property-extension'],
  },
];

export const newObject: JsonObject = { [extensionId]: { extension_type: 'new-sdo' } };
export const withProperties = (properties: JsonObject): JsonObject => ({
  [extensionId]: { extension_type: 'property-extension', ...properties },
});
