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

/** What is promised, by the names that complaints are known by. */
const rules: Readonly<Record<string, Rule>> = {
  "one create a call": oneCreateACall,
  "well-formed": wellFormed,
  "said unsent": saidUnsent,
  "nothing lost": nothingLost,
  "nobody else's": nobodyElses,
  "one owner": oneOwner,
  "candidates are free": candidatesAreFree,
  "finds by name": findsByName,
  "same answer again": sameAnswerAgain,
  "one avatar a key": oneAvatarAKey,
  "keys give back": keysGiveBack,
  "looks to the end": looksToTheEnd,
  "renders once": rendersOnce,
  "renders what it waits for": rendersWhatItWaitsFor,
  "whole results": wholeResults,
  "stops for all": stopsWhereAllWouldFail,
  drains,
  "pauses together": pausesTogether,
  "aborts at once": abortsAtOnce,
  "ends in time": endsInTime,
  "answers in time": answersInTime,
  "comes to an end": comesToAnEnd,
  "nothing stray": nothingStray,
  "known errors": knownErrors,
  "clear refusals": refusalsAreClear,
  "whole names": wholeNames,
  "no keys in errors": noKeys,
  "says what was sent": saysWhatWasSent,
  "says before sending": saysBeforeSending,
  "cancels sending": cancelsSending,
  // The last: it repeats what the others have put up with.
  "nothing forgiven": (world) => [...world.forgiven],
};

/** Everything that is wrong with a run. Rules that are named in `but` are left out. */
export function judge(world: World, but: readonly string[] = []): Complaint[] {
  return Object.entries(rules).flatMap(([rule, look]) =>
    but.includes(rule) ? [] : look(world).map((text) => ({ rule, text })),
  );
}
