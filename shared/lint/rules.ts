import { achCol } from './rules/ach-col.ts';
import { achComp } from './rules/ach-comp.ts';
import { achDecep } from './rules/ach-decep.ts';
import { aiCite } from './rules/ai-cite.ts';
import { altAll } from './rules/alt-all.ts';
import { asmCrit } from './rules/asm-crit.ts';
import { change } from './rules/change.ts';
import { cocAuth } from './rules/coc-auth.ts';
import { cocGap } from './rules/coc-gap.ts';
import { cocHash } from './rules/coc-hash.ts';
import { confCap } from './rules/conf-cap.ts';
import { counter } from './rules/counter.ts';
import { dissent } from './rules/dissent.ts';
import { factSep } from './rules/fact-sep.ts';
import { gaps } from './rules/gaps.ts';
import { grpCheck } from './rules/grp-check.ts';
import { grpConflict } from './rules/grp-conflict.ts';
import { hypExcl } from './rules/hyp-excl.ts';
import { hypMin } from './rules/hyp-min.ts';
import { indic } from './rules/indic.ts';
import { layerCap } from './rules/layer-cap.ts';
import { layerStrat } from './rules/layer-strat.ts';
import { likBanned } from './rules/lik-banned.ts';
import { likConfSent } from './rules/lik-conf-sent.ts';
import { likMatch } from './rules/lik-match.ts';
import { likMix } from './rules/lik-mix.ts';
import { likWord } from './rules/lik-word.ts';
import { markMax } from './rules/mark-max.ts';
import { markPub } from './rules/mark-pub.ts';
import { pii } from './rules/pii.ts';
import { priorNote } from './rules/prior-note.ts';
import { profile } from './rules/profile.ts';
import { rationale } from './rules/rationale.ts';
import { read } from './rules/read.ts';
import { review } from './rules/review.ts';
import { robust } from './rules/robust.ts';
import { srcAdm } from './rules/src-adm.ts';
import { srcDesc } from './rules/src-desc.ts';
import { srcOrphan } from './rules/src-orphan.ts';
import { srcSingle } from './rules/src-single.ts';
import { timeUtc } from './rules/time-utc.ts';
import { visual } from './rules/visual.ts';
import { xcDisagree } from './rules/xc-disagree.ts';
import type { LintRule } from './rule.ts';

/** Every rule of method 6.6, in its order. */
export const lintRules: readonly LintRule[] = [
  likWord,
  likMix,
  likConfSent,
  likBanned,
  likMatch,
  confCap,
  layerCap,
  layerStrat,
  hypMin,
  hypExcl,
  achComp,
  achDecep,
  achCol,
  xcDisagree,
  priorNote,
  grpCheck,
  grpConflict,
  srcAdm,
  srcDesc,
  srcSingle,
  srcOrphan,
  factSep,
  asmCrit,
  altAll,
  counter,
  dissent,
  gaps,
  indic,
  change,
  cocGap,
  cocHash,
  cocAuth,
  timeUtc,
  aiCite,
  markMax,
  markPub,
  pii,
  robust,
  review,
  rationale,
  profile,
  visual,
  read,
];
