/** How a notification leaves: this program sends nothing itself (method, section 7.7). */
export const channels = ['offline_file', 'in_person', 'courier'] as const;
export type Channel = (typeof channels)[number];

export const channelWords: Readonly<Record<Channel, string>> = {
  offline_file: 'as a file, offline',
  in_person: 'in person',
  courier: 'by courier',
};

/** What a notification asserts about who did it. */
export const attributionStatuses = ['none', 'cluster', 'actor', 'organisation', 'state'] as const;
export type AttributionStatus = (typeof attributionStatuses)[number];

/** The level whose judgement a status rests on; 0: none. */
export const attributionLevels: Readonly<Record<AttributionStatus, number>> = {
  none: 0,
  cluster: 1,
  actor: 2,
  organisation: 3,
  state: 4,
};

export const attributionWords: Readonly<Record<AttributionStatus, string>> = {
  none: 'no attribution',
  cluster: 'a cluster of activity',
  actor: 'an actor',
  organisation: 'an organisation',
  state: 'a State',
};

export const notificationFormats = ['pdf', 'eml', 'stix'] as const;
export type NotificationFormat = (typeof notificationFormats)[number];
