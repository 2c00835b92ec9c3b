/** Where the window does what a command does: the screen, and what is pressed there. */
type HintPlace = { readonly screen: string; readonly press?: string };

/** By the words of a command: the longest that fits. Of what is read on a screen the screen is the answer. */
export const hintPlaces: Readonly<Record<string, HintPlace>> = {
  approve: { screen: 'Releases', press: 'Approve…' },
  'asset list': { screen: 'Services' },
  'attack add': { screen: 'Settings', press: 'Take in a release…' },
  'attack tables': { screen: 'Settings' },
  'case at': { screen: 'Ledger', press: 'The case then' },
  'case info': { screen: 'Overview' },
  'case new': { screen: 'the start', press: 'New case' },
  'case rebuild': { screen: 'Ledger', press: 'Rebuild tables…' },
  'case verify': { screen: 'Ledger', press: 'Verify now' },
  checkpoint: { screen: 'Releases', press: 'Hand over' },
  cluster: { screen: 'Hypotheses' },
  confidence: { screen: 'Sensitivity' },
  cosign: { screen: 'Releases', press: 'Hand over' },
  custody: { screen: 'Evidence', press: 'Custody' },
  deadlines: { screen: 'Overview' },
  'evidence twice': { screen: 'Evidence' },
  exercise: { screen: 'Exercise' },
  export: { screen: 'Releases', press: 'Export…' },
  freeze: { screen: 'Releases', press: 'Freeze…' },
  gate: { screen: 'Response' },
  'hashset list': { screen: 'Evidence' },
  'harm red-line': { screen: 'Harm', press: 'Clear…' },
  'harm set': { screen: 'Harm', press: 'Score…' },
  'harm show': { screen: 'Harm' },
  hypothesis: { screen: 'Hypotheses' },
  'identity export': { screen: 'Settings', press: 'Copy its line' },
  'identity list': { screen: 'Settings' },
  'identity new': { screen: 'Settings', press: 'New identity…' },
  'identity trust': { screen: 'Settings', press: 'Trust a file…' },
  import: { screen: 'Evidence', press: 'Import its content…' },
  lint: { screen: 'Releases', press: 'Rules of export' },
  'mapping list': { screen: 'Evidence' },
  'measure approve': { screen: 'Response', press: 'Approve…' },
  'measure gate': { screen: 'Response', press: 'Hold against the gates…' },
  'measure list': { screen: 'Response' },
  'measure show': { screen: 'Response' },
  'notify list': { screen: 'Notifications' },
  'notify sent': { screen: 'Notifications', press: 'It was sent…' },
  open: { screen: 'the start', press: 'Open a bundle' },
  'opinion begin': { screen: 'Matrix', press: 'Second opinion…' },
  'opinion end': { screen: 'Matrix', press: 'Done…' },
  'opinion show': { screen: 'Matrix' },
  'ranking set': { screen: 'Overview', press: 'Rank…' },
  'redact find': { screen: 'Releases', press: 'Withhold' },
  'redress decide': { screen: 'Redress', press: 'Decide…' },
  'redress duties': { screen: 'Redress' },
  'redress rescore': { screen: 'Redress', press: 'Score again…' },
  'redress show': { screen: 'Redress' },
  'release list': { screen: 'Releases' },
  'release notice': { screen: 'Releases', press: 'Write a notice…' },
  'request enrol': { screen: 'Releases', press: 'Enrol a person…' },
  'request profile': { screen: 'Releases', press: 'Change a profile…' },
  'request release': { screen: 'Releases', press: 'Request the release…' },
  'review close': { screen: 'Review', press: 'Close the ratings' },
  'review import': { screen: 'Review', press: 'Take in a review…' },
  'review new': { screen: 'Review', press: 'Review this bundle…' },
  'review rated': { screen: 'Review' },
  'review show': { screen: 'Review' },
  'review sign': { screen: 'Review', press: 'Sign the review…' },
  score: { screen: 'Sensitivity' },
  sign: { screen: 'Releases', press: 'Hand over' },
  'source add': { screen: 'Sources', press: 'Add a source' },
  'source correct': { screen: 'Sources' },
  'source register': { screen: 'Sources' },
  stamp: { screen: 'Releases', press: 'Hand over' },
  verify: { screen: 'Verify' },
  yardstick: { screen: 'Hypotheses' },
};

/**
 * Hints are written for every shell and name commands. In the window they also say where the same is pressed; of a command that has
 * no place in the window, nothing.
 */
export const placesInHint = (hint: string): readonly string[] => {
  const places = commandsInHint(hint).flatMap((words) => {
    const place = hintPlaces[words] ?? hintPlaces[words.split(' ', 1)[0] ?? ''];
    if (place === undefined) return [];
    return [place.press === undefined ? place.screen : `${place.screen}, “${place.press}”`];
  });
  return [...new Set(places)];
};

/** The first two words of each command, without its arguments, which are written large. */
export const commandsInHint = (hint: string): readonly string[] =>
  [...hint.matchAll(/`(?:plumbline )?([a-z][^`\n]*)`/gu)].map(([, command = '']) =>
    command
      .split(' ')
      .filter((word) => /^[a-z][a-z-]*$/u.test(word))
      .slice(0, 2)
      .join(' '),
  );
