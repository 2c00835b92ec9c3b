import type { Crypto } from '../base/crypto.ts';
import type { Instant } from '../base/clock.ts';
import type { ConfidenceLevel } from '../attribution/confidence/confidence.ts';
import type { Tlp } from '../domain/vocabulary.ts';
import { canonicalJson, type JsonObject } from '../ledger/canonical-json.ts';
import { partUuid } from './identifiers.ts';
import { markings } from './stix.ts';
import { confidenceToStix, tlpMarkingIds } from './stix-scales.ts';

type Shared = {
  /** The random identifier that the ledger recorded. */
  readonly uuid: string;
  readonly at: Instant;
  readonly tlp: Tlp;
  /** `exercise` or `demonstration`; empty where the case is not marked. */
  readonly mark: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Of the judgement that is asserted; null: none is. */
  readonly confidence: ConfidenceLevel | null;
};

/**
 * A notification as a bundle of STIX 2.1: the incident, and a note on it with the whole text, both with its marking. A program
 * that shows one of them alone, or only its text, still has the mark of an exercise before it.
 */
export const formatNotificationStix = (
  { uuid, at, tlp, mark, title, paragraphs, confidence }: Shared,
  crypto: Pick<Crypto, 'sha256'>,
): string => {
  const time = at.replace(/Z$/u, '.000Z');
  const marked = mark === '' ? title : `${mark.toUpperCase()}: ${title}`;
  const core = (type: string, id: string): JsonObject & { readonly id: string } => ({
    type,
    spec_version: '2.1',
    id: `${type}--${id}`,
    created: time,
    modified: time,
    ...(mark === '' ? {} : { labels: [mark] }),
    object_marking_refs: [tlpMarkingIds[tlp]],
  });
  const incident = { ...core('incident', partUuid([uuid, 'incident'], crypto)), name: marked };
  const note = {
    ...core('note', uuid),
    abstract: marked,
    content: paragraphs.join('\n\n'),
    object_refs: [incident.id],
    ...(confidence === null ? {} : { confidence: confidenceToStix[confidence] }),
  };
  const objects = [incident, note];
  const id = `bundle--${partUuid([uuid, 'bundle'], crypto)}`;
  return `${canonicalJson({ type: 'bundle', id, objects: [...markings(objects), ...objects] })}\n`;
};
