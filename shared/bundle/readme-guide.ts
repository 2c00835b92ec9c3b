import { guideMark } from './guide-mark.ts';
import type { GuideValues } from './guides.ts';

const editionWords = {
  full: 'Full edition: nothing is withheld. Handle it as TLP:RED.',
  restricted: 'Restricted edition.',
  public: 'Public edition: it shows what is marked TLP:CLEAR.',
} as const;

/** README.txt: what this is, in plain language. */
export const formatReadme = (values: GuideValues): string => `${guideMark(values.mark)}PLUMBLINE CASE BUNDLE

This folder holds one release of one case about who was behind a cyber operation: the evidence, where it came
from and through whose hands it went, the competing explanations, how each item was rated against each of them,
and what follows from that by calculation.

${editionWords[values.edition]}${values.edition === 'restricted' ? ` It shows what is marked up to TLP:${values.tlp}.` : ''}
${
  values.withheldCount === 0
    ? 'No field is withheld.'
    : `${values.withheldCount} fields are withheld; data/edition.json lists each with its reason. Every edition carries the same
ledger and the same checkpoint, so this edition proves by itself that it comes from the same case as the full one.`
}
${
  values.recomputable
    ? 'Every number in data/assessment.json can be recomputed from what is disclosed.'
    : 'Part of what the numbers rest on is withheld: no number is stated (not_recomputable).'
}

The checkpoint of this release:

${values.checkpoint}
If somebody else showed you a checkpoint of this case, by another way than this bundle, compare the three lines.

WHERE TO LOOK
  data/view.json        the case, line by line and as it stood at the release
  data/assessment.json  scores and what they are sensitive to
  data/edition.json     what is withheld, and on what ground
${values.hasReport ? '  data/report/          the report of this release, as PDF\n' : ''}  data/evidence/        the files, each named by its SHA-256
  data/ledger/          the ledger of salted digests and its signed checkpoint
  data/disclosures.txt  what the digests stand for, as far as this edition tells it
  data/profiles/        the exact profiles that the calculation used
  VERIFY.txt            how to check all this with stock tools
${
  values.hasViewer
    ? `  viewer.html           the case as a page: open it in any browser, it needs no network. It computes the numbers again, and
                        checks this bundle if you drop it on the page. Like everything here it is a file from the sender:
                        your own copy of Plumbline, or the commands of VERIFY.txt, are the independent check
`
    : ''
}
WHO VOUCHES FOR IT
  ${values.signers.length === 0 ? 'Nobody has signed this bundle: it is a draft.' : `Signers required: ${values.signers.join(', ')}`}
  The keys in keys/ are copies for convenience. Get the keys that you trust by another way than this bundle.

WHAT A SUCCESSFUL CHECK DOES NOT PROVE
  that what a line says is true; that every event was logged; the time between two anchors; that two keys are two
  people; and, without a checkpoint or a witness from outside this bundle, that no later line was cut off.
`;
