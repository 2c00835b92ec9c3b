import type { DiskEvent } from './disk-event.ts';

/** What is on the disk after the power came back: contents of files and, as null, folders, by their paths. */
export type DiskImage = ReadonlyMap<string, Uint8Array | null>;

/**
 * What a disk that honours flushes may hold. `strict`: only what was flushed. `pieces`: beside that, any of the pieces of
 * 4 KiB and of the names that were not. `all`: everything that was done.
 */
export const lossModels = ['strict', 'pieces', 'all'] as const;
export type LossModel = (typeof lossModels)[number];

const pieceBytes = 4096;

type FileChange = { readonly order: number; readonly at: number; readonly bytes: Uint8Array } | Resize;
type Resize = { readonly order: number; readonly size: number };
type FileNode = { readonly kind: 'file'; size: number; kept: Uint8Array; changes: FileChange[] };

const newFile = (kept: Uint8Array): FileNode => ({ kind: 'file', size: kept.length, kept, changes: [] });
/** A name gets a node or none. One that goes because the node moved elsewhere goes only once it has arrived there. */
type NameChange = {
  readonly order: number;
  readonly names: readonly (readonly [name: string, node: DiskNode | null])[];
  readonly after: NameChange | null;
};
type FolderNode = {
  readonly kind: 'folder';
  readonly live: Map<string, DiskNode>;
  readonly kept: Map<string, DiskNode>;
  changes: NameChange[];
};
type DiskNode = FileNode | FolderNode;

/** Number from 0 up to but not including 1. */
export type Draw = () => number;

export type DiskModel = {
  readonly apply: (event: DiskEvent) => void;
  readonly imageAt: (model: LossModel, draw: Draw) => DiskImage;
};

const newFolder = (): FolderNode => ({ kind: 'folder', live: new Map(), kept: new Map(), changes: [] });

/** A file system that begins with what `start` holds, all of it durable. */
export const createDiskModel = (start: DiskImage): DiskModel => {
  const root = newFolder();
  let order = 0;
  const flushes = new Map<number, { readonly node: DiskNode | null; readonly begun: number }>();

  const find = (path: string): DiskNode | undefined => {
    let node: DiskNode | undefined = root;
    for (const name of path.split('/').filter((part) => part !== '')) {
      node = node?.kind === 'folder' ? node.live.get(name) : undefined;
    }
    return node;
  };
  const place = (path: string): { readonly folder: FolderNode; readonly name: string } => {
    const at = path.lastIndexOf('/');
    const folder = find(path.slice(0, Math.max(at, 0)));
    if (folder?.kind !== 'folder') throw new Error(`the record names ${path}, whose folder it never made`);
    return { folder, name: path.slice(at + 1) };
  };
  const fileAt = (path: string): FileNode => {
    const node = find(path);
    if (node?.kind !== 'file') throw new Error(`the record changes ${path}, which it never made`);
    return node;
  };
  const resize = (file: FileNode, size: number): void => {
    file.changes.push({ order, size });
    file.size = size;
  };
  const change = (folder: FolderNode, names: NameChange['names'], after: NameChange | null = null): NameChange => {
    const made: NameChange = { order, names, after };
    folder.changes.push(made);
    for (const [name, node] of names) {
      if (node === null) folder.live.delete(name);
      else folder.live.set(name, node);
    }
    return made;
  };
  const move = (from: string, to: string): void => {
    const [source, target] = [place(from), place(to)];
    const node = find(from);
    if (node === undefined) throw new Error(`the record renames ${from}, which it never made`);
    if (source.folder === target.folder) {
      change(target.folder, [
        [target.name, node],
        [source.name, null],
      ]);
      return;
    }
    change(source.folder, [[source.name, null]], change(target.folder, [[target.name, node]]));
  };

  for (const [path, content] of [...start].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const { folder, name } = place(path);
    const node: DiskNode = content === null ? newFolder() : newFile(content);
    folder.live.set(name, node);
    folder.kept.set(name, node);
  }

  const apply = (event: DiskEvent): void => {
    order += 1;
    switch (event.kind) {
      case 'file': {
        const { folder, name } = place(event.path);
        const known = folder.live.get(name);
        if (known === undefined) change(folder, [[name, newFile(new Uint8Array(0))]]);
        else if (known.kind === 'file' && event.isEmptied) resize(known, 0);
        return;
      }
      case 'folder': {
        const { folder, name } = place(event.path);
        change(folder, [[name, newFolder()]]);
        return;
      }
      case 'write': {
        const file = fileAt(event.path);
        const at = event.at ?? file.size;
        file.changes.push({ order, at, bytes: event.bytes });
        file.size = Math.max(file.size, at + event.bytes.length);
        return;
      }
      case 'resize':
        resize(fileAt(event.path), event.size);
        return;
      case 'rename':
        move(event.from, event.to);
        return;
      case 'link': {
        const { folder, name } = place(event.to);
        change(folder, [[name, fileAt(event.from)]]);
        return;
      }
      case 'remove': {
        const { folder, name } = place(event.path);
        change(folder, [[name, null]]);
        return;
      }
      case 'flush begins': {
        const node = event.path === null ? null : find(event.path);
        if (node !== undefined) flushes.set(event.flush, { node, begun: order });
        return;
      }
      case 'flush ends': {
        const flush = flushes.get(event.flush);
        if (flush === undefined) return;
        for (const node of flush.node === null ? everyNode(root) : [flush.node]) keep(node, flush.begun);
        return;
      }
      case 'begun':
      case 'acknowledged':
        return;
    }
  };
  return { apply, imageAt: (model, draw) => imageOf(root, model, draw) };
};

const everyNode = (root: FolderNode): ReadonlySet<DiskNode> => {
  const nodes = new Set<DiskNode>();
  const visit = (node: DiskNode): void => {
    if (nodes.has(node)) return;
    nodes.add(node);
    if (node.kind === 'file') return;
    for (const child of [...node.live.values(), ...node.kept.values()]) visit(child);
  };
  visit(root);
  return nodes;
};

const keep = (node: DiskNode, begun: number): void => {
  if (node.kind === 'file') {
    node.kept = applyChanges(
      node.kept,
      node.changes.filter((change) => change.order < begun),
    );
    node.changes = node.changes.filter((change) => change.order >= begun);
    return;
  }
  const isDue = (change: NameChange): boolean =>
    change.order < begun && (change.after === null || kept.has(change.after));
  for (const change of node.changes.filter(isDue)) {
    applyNames(node.kept, change);
    kept.add(change);
  }
  node.changes = node.changes.filter((change) => !kept.has(change));
};

/** Name changes that a flush has made durable. */
const kept = new WeakSet<NameChange>();

const applyNames = (names: Map<string, DiskNode>, change: NameChange): void => {
  for (const [name, node] of change.names) {
    if (node === null) names.delete(name);
    else names.set(name, node);
  }
};

const applyChanges = (start: Uint8Array, changes: readonly FileChange[]): Uint8Array => {
  const ends = changes.map((change) => ('size' in change ? change.size : change.at + change.bytes.length));
  const buffer = new Uint8Array(Math.max(start.length, ...ends));
  buffer.set(start);
  let size = start.length;
  for (const change of changes) {
    if ('size' in change) {
      buffer.fill(0, Math.min(change.size, size), Math.max(change.size, size));
      size = change.size;
      continue;
    }
    buffer.set(change.bytes, change.at);
    size = Math.max(size, change.at + change.bytes.length);
  }
  return buffer.slice(0, size);
};

const imageOf = (root: FolderNode, model: LossModel, draw: Draw): DiskImage => {
  const image = new Map<string, Uint8Array | null>();
  // How much of what was not flushed comes through differs from one loss to the next.
  const share = draw();
  const isChosen = (): boolean => model === 'all' || (model === 'pieces' && draw() < share);
  const chosen = new Map<NameChange, boolean>();
  const isNameChosen = (change: NameChange): boolean => {
    const known = chosen.get(change);
    if (known !== undefined) return known;
    const mayGo = change.after === null || kept.has(change.after) || isNameChosen(change.after);
    const answer = mayGo && isChosen();
    chosen.set(change, answer);
    return answer;
  };
  const contents = new Map<FileNode, Uint8Array>();
  const contentOf = (file: FileNode): Uint8Array => {
    const known = contents.get(file) ?? applyChanges(file.kept, file.changes.flatMap(piecesOf).filter(isChosen));
    contents.set(file, known);
    return known;
  };
  const visit = (folder: FolderNode, path: string): void => {
    const names = new Map(folder.kept);
    for (const change of folder.changes.filter(isNameChosen)) applyNames(names, change);
    for (const [name, node] of names) {
      const below = path === '' ? name : `${path}/${name}`;
      image.set(below, node.kind === 'folder' ? null : contentOf(node));
      if (node.kind === 'folder') visit(node, below);
    }
  };
  visit(root, '');
  return image;
};

/** A write as the pieces of the disk that it touches. */
const piecesOf = (change: FileChange): readonly FileChange[] => {
  if ('size' in change) return [change];
  const pieces: FileChange[] = [];
  for (let from = 0; from < change.bytes.length;) {
    const to = Math.min(change.bytes.length, from + pieceBytes - ((change.at + from) % pieceBytes));
    pieces.push({ order: change.order, at: change.at + from, bytes: change.bytes.subarray(from, to) });
    from = to;
  }
  return pieces;
};
