// For runtimes with Node's `process`: Node, Bun, Deno. Copied into the project where the tarball is installed.
import * as root from "avatar-clients";
import * as anam from "avatar-clients/anam";
import * as argil from "avatar-clients/argil";
import * as node from "avatar-clients/node";
import * as protoface from "avatar-clients/protoface";
import * as sandbox from "avatar-clients/sandbox";
import { imageChecks, runSuite, sandboxChecks } from "./suite.mjs";

const [settings, file] = process.argv.slice(2);
const more = [...imageChecks(node, file), ...sandboxChecks(sandbox)];
const report = await runSuite({ root, anam, protoface, argil }, JSON.parse(settings), more);
console.log(JSON.stringify(report));
