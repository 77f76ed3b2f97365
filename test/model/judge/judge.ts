import type { World } from "../run/world.ts";
import { knownErrors, refusalsAreClear, saidUnsent, saysWhatWasSent, wholeNames } from "./errors.ts";
import { keysGiveBack, looksToTheEnd, oneAvatarAKey } from "./keys.ts";
import { drains, pausesTogether, stopsWhereAllWouldFail, wholeResults } from "./many.ts";
import {
  candidatesAreFree,
  findsByName,
  nobodyElses,
  nothingLost,
  oneOwner,
  sameAnswerAgain,
} from "./owners.ts";
import { rendersOnce, rendersWhatItWaitsFor } from "./renders.ts";
import type { Complaint, Rule } from "./rule.ts";
import { noKeys } from "./secrets.ts";
import { cancelsSending, saysBeforeSending } from "./sending.ts";
import { oneCreateACall, wellFormed } from "./sends.ts";
import { abortsAtOnce, answersInTime, comesToAnEnd, endsInTime, nothingStray } from "./time.ts";

/** The promises, by the names that reports use. */
const rules: Readonly<Record<string, Rule>> = {
  "one create per call": oneCreateACall,
  "well-formed": wellFormed,
  "said unsent": saidUnsent,
  "nothing lost": nothingLost,
  "nobody else's": nobodyElses,
  "one owner": oneOwner,
  "candidates are free": candidatesAreFree,
  "finds by name": findsByName,
  "same answer again": sameAnswerAgain,
  "one avatar per key": oneAvatarAKey,
  "keys return the avatar": keysGiveBack,
  "searches to the end": looksToTheEnd,
  "renders once": rendersOnce,
  "renders what it waits for": rendersWhatItWaitsFor,
  "whole results": wholeResults,
  "stops for all": stopsWhereAllWouldFail,
  drains,
  "pauses together": pausesTogether,
  "aborts immediately": abortsAtOnce,
  "ends in time": endsInTime,
  "answers in time": answersInTime,
  ends: comesToAnEnd,
  "nothing stray": nothingStray,
  "known errors": knownErrors,
  "clear refusals": refusalsAreClear,
  "well-formed names": wholeNames,
  "no keys in errors": noKeys,
  "says what was sent": saysWhatWasSent,
  "announces sending": saysBeforeSending,
  "cancels sending": cancelsSending,
  // Must be last: it repeats what the others have tolerated.
  "nothing forgiven": (world) => [...world.forgiven],
};

/** Everything that is wrong with a run, except by the rules named in `but`. */
export function judge(world: World, but: readonly string[] = []): Complaint[] {
  return Object.entries(rules).flatMap(([rule, look]) =>
    but.includes(rule) ? [] : look(world).map((text) => ({ rule, text })),
  );
}
