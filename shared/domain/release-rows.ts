export type RequestRow = {
  readonly key: string;
  readonly seq: number;
  readonly kind: string;
  readonly act: string;
  readonly actor: string;
  readonly at: string;
  readonly state: 'open' | 'void' | 'performed';
};

export type ApprovalRow = {
  readonly key: string;
  readonly request: string;
  readonly principal: string;
  readonly seq: number;
  readonly checkpoint: string;
  readonly signature: string;
};

export type ReleaseRow = {
  readonly key: string;
  readonly seq: number;
  readonly request: string | null;
  readonly at: string;
  readonly actor: string;
  readonly sections: string;
};

export type ExportRow = {
  readonly key: string;
  readonly seq: number;
  readonly edition: string | null;
  readonly release: number | null;
  readonly name: string | null;
  readonly sha256: string | null;
  readonly at: string | null;
};
