import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const avatar = {
  id: "av_01JZ7T3QK4W9",
  object: "avatar",
  name: "Ada",
  status: "ready",
  runtime_type: "avtr1",
  is_demo: false,
  created_at: "2026-07-01T12:00:00Z",
  custom_instructions: "Answer in one sentence, and ask back when something is not clear.",
  failure_reason: null,
  is_photo_upload: true,
  voice: "marin",
  voice_instructions: null,
};

const body = JSON.stringify(avatar);
const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };

/** Answers every request with the same avatar, whatever is uploaded. */
const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => response.writeHead(200, headers).end(body));
});
server.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
