/** How much and how long the host puts up with. Tests give shorter ones. */
export type HostLimits = {
  readonly callBytesMax: number;
  readonly uploadBytesMax: number;
  /** What an upload leaves free on its disk. */
  readonly freeBytesMin: number;
  readonly headerBytesMax: number;
  readonly headersMax: number;
  readonly connectionsMax: number;
  readonly streamsMax: number;
  readonly headerMilliseconds: number;
  readonly bodyMilliseconds: number;
  /** Of an upload: since its last bytes. */
  readonly silenceMilliseconds: number;
  readonly heartbeatMilliseconds: number;
  /** Until the first event stream opens. */
  readonly firstStreamMilliseconds: number;
  /** Since the last event stream closed: a page that is loaded again needs a moment. */
  readonly idleMilliseconds: number;
  /** Wrong tokens a minute that are answered and logged one by one. */
  readonly failedExchangesMax: number;
};

export const hostLimits: HostLimits = {
  callBytesMax: 4 * 2 ** 20,
  uploadBytesMax: 64 * 2 ** 30,
  freeBytesMin: 256 * 2 ** 20,
  headerBytesMax: 16 * 2 ** 10,
  headersMax: 64,
  connectionsMax: 64,
  streamsMax: 16,
  headerMilliseconds: 5000,
  bodyMilliseconds: 15_000,
  silenceMilliseconds: 30_000,
  heartbeatMilliseconds: 15_000,
  firstStreamMilliseconds: 120_000,
  idleMilliseconds: 60_000,
  failedExchangesMax: 10,
};
