// A page's script, which sends its report to the server that it came from.
import * as root from "avatar-clients";
import * as anam from "avatar-clients/anam";
import * as argil from "avatar-clients/argil";
import * as protoface from "avatar-clients/protoface";
import { runSuite } from "./suite.mjs";

const settings = await (await fetch("/settings")).json();
const report = await runSuite({ root, anam, protoface, argil }, settings);
await fetch("/report", { method: "POST", body: JSON.stringify(report) });
