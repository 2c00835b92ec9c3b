import type { Transport } from '../shared/api/client.ts';
import { err, type Failure, type Result } from '../shared/base/result.ts';
import { describeError, internalFailure } from '../services/threads/internal-failure.ts';
import { parseJson } from '../shared/ledger/canonical-json.ts';
import { pickMethod, saveMethod } from './channels.ts';
import type { Dialogs } from './dialogs.ts';
import { isFromWindow, type CallEvent } from './sender.ts';

export type CallParts = { readonly transport: Transport; readonly dialogs: Dialogs };

/** As over HTTP: a call is names and settings, never the bytes of a file. */
const callCharactersMax = 2 ** 22;

/**
 * Answers what comes over the one channel: sender, then size and form, then the method. A call is a method and a JSON
 * text, so that nothing crosses over that the other transports could not carry; a compromised page may send anything.
 */
export const createCallHandler =
  ({ transport, dialogs }: CallParts) =>
  async (event: CallEvent, ...message: readonly unknown[]): Promise<Result<unknown>> => {
    if (!isFromWindow(event)) return err(foreignSender);
    const [method, text] = message;
    if (message.length !== 2 || typeof method !== 'string' || typeof text !== 'string') {
      return err(badInput('it is not a method and a text'));
    }
    if (method.length + text.length > callCharactersMax) {
      return err(badInput(`it is longer than ${callCharactersMax} characters`));
    }
    // The empty text stands for no input at all; what that means is the schema's to say.
    const input = text === '' ? undefined : parseJson(text);
    if (input?.ok === false) return err(unreadable(input.error));
    try {
      switch (method) {
        case pickMethod:
          return await dialogs.pick(input?.value);
        case saveMethod:
          return await dialogs.save(input?.value);
        default:
          return await transport.send(method, input?.value);
      }
    } catch (error) {
      return err(internalFailure(describeError(error)));
    }
  };

const foreignSender: Failure = {
  code: 'FOREIGN_SENDER',
  message: 'The call was refused, because it does not come from the window of Plumbline.',
  hint: 'Close the window and start Plumbline again.',
};

const badInput = (why: string): Failure => ({
  code: 'BAD_INPUT',
  message: `The call was refused: ${why}.`,
  hint: 'Correct what was entered and try again.',
});

const unreadable = ({ message }: Failure): Failure => ({ ...badInput(''), message });
