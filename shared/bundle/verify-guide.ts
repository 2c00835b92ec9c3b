import { guideMark } from './guide-mark.ts';
import type { GuideValues } from './guides.ts';
import { isPrincipal } from './principal.ts';
import { trustedKeyCommands, verifySteps } from './verify-guide-steps.ts';

/**
 * VERIFY.txt: how to check the bundle with what a stock Linux machine has (bundle format, section 7). Its command lines
 * are those that begin with four spaces, and together they are one bash script.
 */
export const formatVerifyGuide = (
  values: GuideValues,
): string => `${guideMark(values.mark)}HOW TO CHECK THIS BUNDLE WITH STOCK TOOLS

You need bash, GNU coreutils, findutils, sed and grep, awk, jq 1.6, xxd, OpenSSL 3 and OpenSSH 8.2 or later, and nothing
of ours. Whoever made this bundle also wrote this file, so take the commands from your own copy of the Plumbline
handbook, page "Verifying", where you can: they are the same from "BEFORE ANYTHING IS READ" on.

Unpack the ZIP into an empty folder and change into the folder that holds this file. Beside it put the keys that you
trust, got by another way than this bundle:

  ../allowed_signers   the signers' keys, as ssh-keygen reads them; without it there is nothing to check against
  ../log.vkey          the log key, if you have it
  ../witnesses         verifier keys of witnesses, one a line, if you have any
  ../time-roots.pem    certificates of authorities for time stamps that you trust, if you have any

The commands are the lines that begin with four spaces. Together they are one script; make it, READ it, and run it:

  sed -n 's/^    //p' VERIFY.txt > ../check.sh
  bash ../check.sh

It ends with status 0 only if every step holds, and stops at the first that does not, with FAILED and what it was.

THE VALUES OF THIS BUNDLE

If somebody showed you the three lines of a checkpoint by another way, compare them with these first.

${indent(`origin=${quote(values.origin)}
size=${values.size}
root=${quote(rootOf(values.checkpoint))}
signers=${quote(values.signers.filter(isPrincipal).join(' '))}
${trustedKeyCommands}`)}

${verifySteps.map(({ title, text, commands }) => `${title}\n\n${text}\n\n${indent(commands)}\n`).join('\n')}
10. ANOTHER EDITION OF THE SAME RELEASE

Every edition has the same ledger and the same checkpoint. With another one unpacked in ../OTHER:

  cmp data/ledger/entries.jsonl ../OTHER/data/ledger/entries.jsonl || exit 1
  cmp data/ledger/checkpoint.txt ../OTHER/data/ledger/checkpoint.txt || exit 1

WHAT THESE STEPS DO NOT CHECK

  the form of the ZIP, and that this file and README.txt are the ones that the program writes;
  that the signers' keys are enrolled in the ledger and not revoked, and that two persons approved what needs two;
  that the fields of a line are those of its type, the order of the disclosures, and the days against the times;
  what may not be withheld, and whether the marking of each field lets it into this edition;
  custody; earlier checkpoints in data/ledger/history/;
  data/view.json, and the numbers in data/assessment.json;
  viewer.html, beyond that it is the file that was signed. It is a page with code in it, from whoever made this bundle.

For these use your own copy of Plumbline:

  plumbline verify BUNDLE.zip --signers allowed_signers

WHAT A SUCCESS DOES NOT PROVE

  that what a line says is true; that every event was logged; the time between two anchors; that two keys are two
  people; and, without a checkpoint or a witness from outside this bundle, that no later line was cut off.
`;

const indent = (commands: string): string => commands.replaceAll(/^(?=.)/gmu, '    ');

/** For the shell. A value of other characters can only come from a bundle that does not hold, and says nothing. */
const quote = (value: string): string => (/^[A-Za-z0-9 ./+=-]*$/u.test(value) ? `'${value}'` : "''");

const rootOf = (checkpoint: string): string => checkpoint.split('\n')[2] ?? '';
