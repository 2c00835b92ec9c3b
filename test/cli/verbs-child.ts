// Run as a process of its own: every line of words that it is given, in a folder, one after the other; prints what came of them.
import { runHere } from './run-here.ts';

const [folder = '', ...lines] = process.argv.slice(2);
const outcomes = [];
for (const line of lines)
  outcomes.push(await runHere(line.split(' '), folder, { PLUMBLINE_HOME: `${folder}/profile` }));
process.stdout.write(JSON.stringify(outcomes));
