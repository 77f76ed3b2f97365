// A worker that responds with the report; bundled, since a worker has no node_modules.
import * as root from "avatar-clients";
import * as anam from "avatar-clients/anam";
import * as argil from "avatar-clients/argil";
import * as protoface from "avatar-clients/protoface";
import { runSuite } from "./suite.mjs";

export default {
  async fetch(request) {
    return Response.json(await runSuite({ root, anam, protoface, argil }, await request.json()));
  },
};
