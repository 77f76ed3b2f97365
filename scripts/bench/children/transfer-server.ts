import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

// Stands in for a vendor and its storage host: discards uploads and serves a file of any length.
const piece = Buffer.alloc(2 ** 16, 1);

const server = createServer((request, response) => {
  const { method, url = "" } = request;
  const file = /^\/file\/(\d+)$/.exec(url);
  if (method === "GET" && file) {
    let left = Number(file[1]);
    response.writeHead(200, { "content-length": left, "content-type": "video/mp4", etag: '"1"' });
    const send = (): void => {
      for (; left > 0; left -= piece.length) {
        if (response.write(left < piece.length ? piece.subarray(0, left) : piece)) continue;
        left -= piece.length;
        response.once("drain", send);
        return;
      }
      response.end();
    };
    return send();
  }
  request.resume().on("end", () => {
    response.writeHead(201, { "content-type": "application/json" });
    response.end('{"id":"asset_1","media_type":"video/mp4"}');
  });
});
server.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
