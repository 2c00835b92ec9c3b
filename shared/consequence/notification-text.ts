import { confidenceWord } from '../attribution/confidence/confidence-words.ts';
import { instantToText } from '../base/instant-text.ts';
import { attributionWords, channelWords } from '../domain/notification-vocabulary.ts';
import { policyBanner } from '../reference/policy-banner.ts';
import type { CaseNotification } from './notification-record.ts';

export type NotificationContext = {
  /** Null: withheld. */
  readonly caseTitle: string | null;
  readonly mark: string | null;
  readonly origin: string;
  /** Name of a level of harm by the profile of that time; undefined where that is not at hand. */
  readonly harmName: (level: number) => string | undefined;
  /** Clock and step that it answers, in words. */
  readonly answered: string | null;
  /** Line of the notification that it corrects. */
  readonly correctedLine: number | null;
  readonly earlier: readonly string[];
  /** Who of them has not been told; null where it is no correction. */
  readonly toTell: readonly string[] | null;
};

export type NotificationText = {
  readonly title: string;
  /** `TLP:AMBER`. */
  readonly tlp: string;
  readonly mark: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly paragraphs: readonly string[];
  readonly foot: string;
};

const hidden = '(withheld)';

/** A notification as it goes out, from the template: the same data give the same words. */
export const notificationToText = (notification: CaseNotification, context: NotificationContext): NotificationText => {
  const isCorrection = notification.correctionOf !== null;
  return {
    title: `${isCorrection ? 'Correction' : 'Notification'}: ${context.caseTitle ?? hidden}`,
    tlp: `TLP:${notification.tlp ?? hidden}`,
    mark: context.mark === 'exercise' || context.mark === 'demonstration' ? context.mark : '',
    facts: [
      ['To', notification.recipients === null ? hidden : notification.recipients.join('; ')],
      ['Channel', notification.channel === null ? hidden : channelWords[notification.channel]],
      ['Sent', sentWords(notification)],
      ...(context.answered === null ? [] : [['Answers', context.answered] as const]),
    ],
    paragraphs: [
      ...(isCorrection ? correctionWords(context) : []),
      ...attributionParagraphs(notification),
      ...(notification.statement === null ? [hidden] : [notification.statement]),
      harmWords(notification, context),
      askWords(notification.containmentAsk),
      iocWords(notification.iocsIncluded),
    ],
    foot: `Line ${notification.line} of the ledger ${context.origin}. ${policyBanner}`,
  };
};

/** All of it as plain text. */
export const notificationToLines = ({ title, tlp, mark, facts, paragraphs, foot }: NotificationText) => [
  ...(mark === '' ? [tlp] : [`${tlp}, ${mark.toUpperCase()}`]),
  title,
  ...facts.map(([label, value]) => `${label}: ${value}`),
  ...paragraphs,
  foot,
];

const sentWords = ({ isSent, sentAt }: CaseNotification): string =>
  isSent === false ? 'not yet' : sentAt === null ? hidden : (instantToText(sentAt)?.text ?? sentAt);

/** Likelihood and confidence are never in one sentence, so each is a paragraph of its own. */
const attributionParagraphs = ({ attribution, said }: CaseNotification): readonly string[] => {
  if (attribution === null) return [`What is said about attribution is ${hidden}.`];
  if (attribution === 'none') return ['No attribution is asserted: nothing here says who did it.'];
  if (said === null)
    return [`Attribution to ${attributionWords[attribution]} is asserted; the judgement is ${hidden}.`];
  return [
    `Attribution to ${attributionWords[attribution]} is asserted. Assessed as ${said.likelihood}: ${said.name}`,
    `Confidence in this judgement at level ${said.level}: ${confidenceWord(said.confidence)}.`,
  ];
};

const harmWords = ({ harm, isHarmShown }: CaseNotification, { harmName }: NotificationContext): string => {
  if (!isHarmShown) return `Harm to civilians: ${hidden}.`;
  if (harm === null) return 'Harm to civilians has not been scored yet.';
  const named = (level: number): string => {
    const name = harmName(level);
    return name === undefined ? String(level) : `${level} (${name})`;
  };
  return `Harm to civilians: actual level ${named(harm.actual)}, potential level ${named(harm.potential)}, of 0 to 5.`;
};

const askWords = (ask: string | null): string =>
  ask === null
    ? `What is asked of you: ${hidden}.`
    : ask.trim() === ''
      ? 'Nothing is asked of you.'
      : `What is asked of you: ${ask}`;

const iocWords = (included: boolean | null): string =>
  included === null
    ? `Whether indicators of compromise go with this: ${hidden}.`
    : included
      ? 'Indicators of compromise go with this, beside this text.'
      : 'No indicators of compromise go with this.';

const correctionWords = ({ correctedLine, earlier, toTell }: NotificationContext): readonly string[] => [
  `This corrects ${correctedLine === null ? 'an earlier notification' : `the notification of line ${correctedLine}`}.`,
  `That went to: ${earlier.length === 0 ? 'nobody on record' : earlier.join('; ')}.`,
  toTell === null || toTell.length === 0
    ? 'Everybody who got it has been sent a correction.'
    : `Still to be sent a correction: ${toTell.join('; ')}.`,
];
