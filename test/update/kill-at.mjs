// Preloaded into an update (`node --import`): logs every call that changes files or starts a program, and kills the process
// with SIGKILL at a given call, so that nothing can be cleaned up.
import child_process from "node:child_process";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const { KILL_LOG, KILL_AT, KILL_ON, KILL_TORN } = process.env;
const { writeSync, writeFileSync, readlinkSync } = fs;
const log = KILL_LOG ? fs.openSync(KILL_LOG, "a") : undefined;
const changing =
  "writeFileSync appendFileSync renameSync rmSync unlinkSync mkdirSync mkdtempSync symlinkSync cpSync copyFileSync".split(
    " ",
  );
const starting = "spawn execFile fork spawnSync execFileSync".split(" ");
let calls = 0;

function nameOf(target) {
  // An open file is given by its descriptor.
  return typeof target === "number" ? readlinkSync(`/proc/self/fd/${target}`) : String(target);
}

function die() {
  process.kill(process.pid, "SIGKILL");
  // The signal may take a moment to arrive.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

function watch(module, name) {
  const original = module[name];
  module[name] = function (...args) {
    const [target, second] = args;
    const label =
      module === fs
        ? `${name} ${nameOf(target)}${name === "renameSync" ? ` ${second}` : ""}`
        : `${name} ${target} ${(Array.isArray(second) ? second : []).join(" ")}`;
    // Ignores the loader's own calls.
    if (module === fs && !label.includes("avatar-clients-")) return original.apply(this, args);
    calls++;
    if (log !== undefined) writeSync(log, `${label}\n`);
    if (String(calls) === KILL_AT || (KILL_ON && new RegExp(KILL_ON).test(label))) {
      if (KILL_TORN && name === "writeFileSync")
        writeFileSync(target, String(second).slice(0, String(second).length / 2));
      die();
    }
    return original.apply(this, args);
  };
}

for (const name of changing) watch(fs, name);
for (const name of starting) watch(child_process, name);
syncBuiltinESMExports();
