import { err, type Failure, type Result } from '../../../../shared/base/result.ts';
import { parseCheckpointBody, parseCheckpointNote, type Checkpoint } from '../../../../shared/ledger/checkpoint.ts';

/**
 * A checkpoint as a person pastes it or types it from paper: its three lines, or the whole note with its signatures.
 * Spaces around the lines and empty lines before and after do not count.
 */
export const parsePastedCheckpoint = (
  pasted: string,
): Result<{ readonly text: string; readonly checkpoint: Checkpoint }, Failure> => {
  const lines = pasted
    .replaceAll('\r', '')
    .trim()
    .split('\n')
    .map((line) => line.trim());
  const text = `${lines.join('\n')}\n`;
  const note = lines.includes('') ? parseCheckpointNote(text) : undefined;
  if (note !== undefined)
    return note.ok ? { ok: true, value: { text, checkpoint: note.value.checkpoint } } : refuse(note.error);
  const body = parseCheckpointBody(text);
  return body.ok ? { ok: true, value: { text, checkpoint: body.value } } : refuse(body.error);
};

const refuse = ({ code, message }: Failure): Result<never, Failure> =>
  err({
    code,
    message: `This is no checkpoint: ${message}.`,
    hint: 'A checkpoint has three lines: the origin, the number of lines, and the root.',
  });
