/** What `show` was asked for, whatever the form of the file. */
export type ShowRequest = {
  readonly folder: string;
  readonly evidence: string;
  readonly from: number;
  readonly limit: number;
  readonly place: string | undefined;
  readonly message: number | undefined;
};
