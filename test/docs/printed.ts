/** What each runnable block of the guides prints in the sandbox, by its file name. */
export const printed: Readonly<Record<string, RegExp>> = {
  "readme-1": /^created av_\w+\n(processing \d+ s\n)+ready \d+ s\nav_\w+ ready\n$/,
  "src-1": /^202 \[ 'id' \]\n422\n$/,
  "src-2": /^401\n$/,
  "src-10": /^202\n$/,
  "src-13": /^\{"level":"error","event":"avatar.get","error":\{"name":"NotFoundError",.*"status":404\}\}\n$/,
  "src-14": /^GET \/v1\/avatars 200\n$/,
  "src-core-create-1": /^av_\w+\n$/,
  "src-core-create-2": /^(created [\w-]+\n){3}$/,
  "src-core-create-3": /^true\n$/,
  "src-core-create-4": /^$/,
  "src-core-errors-1":
    /^\[ 'image is .* a GIF' \]\ntrue not_found\n\{"name":"NotFoundError",.*"requestId":"\w+"\}\n$/,
  "src-core-http-1": /^avatars.list 1 GET \/v1\/avatars\n200 true\ntrue\n$/,
  "src-core-http-2": /^200 true application\/json/,
  "src-otel-1": /^\d+\n$/,
  "src-core-image-1":
    /^png 1280 720 \d+ \[ 'one colour', 'faces', 'light', 'consent' \]\n(\w+ meets the rules https:\S+\n){3}the name has 2 characters/,
  "src-core-image-2":
    /^image\/png cropped 1280x720 to 405x720 .*saved as PNG \[\]\n\{ x: 275, y: 0, width: 705, height: 1254 \} \{ width: 720, height: 1280 \}\n$/,
  "src-core-image-3": /^1 \[\]\n\{ x: 4\d\d, y: 0, width: 405, height: 720 \}\n$/,
  "src-core-image-4": /^\[ 'the face is small: 40 of 720 pixels high; use a closer shot' \]\n$/,
  "src-core-wait-1": /^(processing \d+ false\n)*ready \d+ true\ntrue ready\n$/,
  "src-core-wait-2": /^ready\n$/,
  "src-node-1": /^ada.png image\/png \d+\n\[\n {2}'missing.png cannot be read: .*\n\] ENOENT\n$/,
  "src-sandbox-2": /^IDLE\n$/,
  "src-sandbox-1": /^outcome_unknown found\n\[ 'POST 0 lost-answer', 'GET 200' \]\n$/,
  "src-unified-1": /^anam \S+ ready http:.*\nprotoface \S+ ready undefined\nargil \S+ ready http:.*\n$/,
  "src-unified-2": /^(av_\w+ ready\n){3}$/,
  "src-vendors-1": /^created \S+\nhttp:/,
  "src-vendors-2": /^(processing \d+\n)*ready \d+\nav_\w+ ready\n(av_\w+ \S+\n)+\{\n {2}plan_key: /,
  "src-vendors-3": /^\S+ IDLE\n$/,
  "src-vendors-4": /^2 true\n[0-3]\n$/,
  "src-vendors-5": /^200 true undefined\n$/,
  "src-vendors-protoface-1": /^submitted run_\w+\n(\w+ \[.*\]\n)+completed 20 12\ntrue video\/mp4\n$/,
  "src-vendors-protoface-2": /^running\nended\n$/,
  "src-vendors-anam-1":
    /^(processing manual.md\n)+ready manual.md\ntrue Ada READY # Plans\nThe plan is changed under Account.\n\n$/,
  "src-vendors-argil-1": /^[\w-]+ IDLE\nDONE\ntrue video\/mp4\n$/,
  "src-vendors-argil-2": /^\S+ Bruno\nIDLE READY\n$/,
  "src-vendors-argil-webhooks-2":
    /^1\n\{ ok: false, reason: 'unsigned' \}\nAVATAR_TRAINING_SUCCESS \{.*\}\nAVATAR_TRAINING_SUCCESS\n204\n401\n$/,
};

/** How to call a block that exports a function, the way its framework would. */
export const callers: Readonly<Record<string, string>> = {
  "src-1": `.then(async ({ POST }) => {
    const { readFile } = await import("node:fs/promises");
    const form = new FormData();
    form.set("portrait", new File([await readFile("ada.png")], "ada.png"));
    const request = () => new Request("https://example.com/api/avatars", { method: "POST", body: form });
    const answer = await POST(request());
    consoles["src-1"].log(answer.status, Object.keys(await answer.json()));
    form.set("portrait", new File(["GIF89a"], "ada.png"));
    consoles["src-1"].log((await POST(request())).status);
  })`,
  "src-2": `.then(async ({ POST }) => {
    process.env.CALLBACK_SECRET = "0123456789abcdef0123456789abcdef";
    const request = new Request("https://example.com/api/argil", { method: "POST", body: "{}" });
    consoles["src-2"].log((await POST(request)).status);
  })`,
  "src-core-image-4": `.then(async ({ adviceFor }) => {
    const { readFile } = await import("node:fs/promises");
    globalThis.createImageBitmap = async () => ({ width: 1280, height: 720 });
    const image = new File([await readFile("ada.png")], "ada.png");
    consoles["src-core-image-4"].log(await adviceFor(image));
  })`,
  "src-10": `.then(async ({ default: { fetch } }) => {
    const { readFile } = await import("node:fs/promises");
    const request = new Request("https://example.com/", { method: "POST", body: await readFile("ada.png") });
    consoles["src-10"].log((await fetch(request, process.env)).status);
  })`,
};
