/** Why the project cannot be set up: one sentence on what happened, one on what to do. Always the environment's doing. */
export class SetupFailure extends Error {
  /**
   * @param {string} message
   * @param {string} hint
   */
  constructor(message, hint) {
    super(message);
    this.hint = hint;
  }
}

const retry = 'then start again';

/** @type {readonly { pattern: RegExp, message: string, hint: string }[]} */
const knownCauses = [
  {
    pattern: /\bENOSPC\b|no space left on device/u,
    message: 'Setting up stopped because the disk is full.',
    hint: `Free about 1 GB on the disk that holds this folder, ${retry}.`,
  },
  {
    pattern: /\b(?:EACCES|EPERM|EROFS)\b/u,
    message: 'Setting up stopped because a file in this folder or in the npm cache may not be written.',
    hint: `Give your user the right to write there, ${retry}.`,
  },
  {
    pattern:
      /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT)\b|getaddrinfo|network request/u,
    message: 'Setting up stopped because the npm registry could not be reached.',
    hint: `Connect this machine once, or copy node_modules from the same kind of machine, ${retry}; afterwards no network is needed.`,
  },
];

/**
 * @param {string} text a system error's message, or the end of what npm wrote
 * @returns {SetupFailure | undefined} undefined if the text names no cause that is known here
 */
export const explainKnownCause = (text) => {
  const cause = knownCauses.find(({ pattern }) => pattern.test(text));
  return cause === undefined ? undefined : new SetupFailure(cause.message, cause.hint);
};

/**
 * @param {string} output the end of what npm wrote
 * @param {string} outcome how npm ended
 */
export const explainNpmFailure = (output, outcome) =>
  explainKnownCause(output) ??
  new SetupFailure(
    `Setting up stopped because \`npm ci\` ${outcome}.`,
    `Correct what its messages above name, ${retry}.`,
  );

export const npmMissing = () =>
  new SetupFailure('Setting up needs npm, and npm was not found.', `Install Node.js 24 together with npm, ${retry}.`);
