import { equal, ok, rejectsWith } from "../assert.ts";
import { check, type SuiteCheck } from "../check.ts";

const secret = "a secret of thirty-two characters";
const delivery = { event: "AVATAR_TRAINING_SUCCESS", data: { avatarId: "1", voiceId: "2" } };
const url = "https://example.com/argil?order=7";

function post(to: string, body: unknown): Request {
  const headers = { "content-type": "application/json" };
  return new Request(to, { method: "POST", headers, body: JSON.stringify(body) });
}

export const webhooks: readonly SuiteCheck[] = [
  check("parseWebhook reads a Request, text, bytes and parsed JSON", async ({ pack }) => {
    const { parseWebhook } = pack.argil;
    const text = JSON.stringify(delivery);
    for (const each of [post(url, delivery), text, new TextEncoder().encode(text), delivery]) {
      equal(await parseWebhook(each), delivery, "the event");
    }
    await rejectsWith(parseWebhook(post(url, { event: "OTHER" })), "InvalidInputError");
    await rejectsWith(parseWebhook(new Request(url)), "InvalidInputError");
  }),
  check("signCallbackUrl and verifyCallbackUrl agree, and a bad signature is detected", async ({ pack }) => {
    const { signCallbackUrl, verifyCallbackUrl } = pack.argil;
    const signed = await signCallbackUrl(url, secret);
    const verdict = await verifyCallbackUrl(post(signed, delivery), ["another", secret]);
    ok(verdict.ok && verdict.secret === 1, "a valid signature");
    const reasonOf = async (given: string, options = {}) => {
      const said = await verifyCallbackUrl(given, secret, options);
      return said.ok ? "ok" : said.reason;
    };
    equal(await reasonOf(signed.replace("order=7", "order=8")), "signature", "a changed order");
    equal(await reasonOf(url), "unsigned", "the bare URL");
    equal(
      await reasonOf(signed, { now: new Date(Date.now() + 10 * 86_400_000) }),
      "expired",
      "ten days later",
    );
  }),
  check("a signature from one runtime is valid on every other", async ({ pack }) => {
    const now = new Date("2026-07-01T09:00:00Z");
    const signed = await pack.argil.signCallbackUrl(url, secret, { now });
    const signature = new URL(signed).searchParams.get("ac_signature");
    equal(signature, "4054cce36543d37da4f89e9658c635470bebd0ccf137bb2a56daca348b564850", "the signature");
  }),
  check("createWebhookHandler answers a Request with a Response", async ({ pack }) => {
    const told: unknown[] = [];
    const handle = pack.argil.createWebhookHandler({ secret, onEvent: (event) => told.push(event) });
    const signed = await pack.argil.signCallbackUrl(url, secret);
    equal((await handle(post(signed, delivery))).status, 204, "the status of an event");
    equal((await handle(post(url, delivery))).status, 401, "the status for an unsigned request");
    const long = post(signed, { ...delivery, more: "x".repeat(1024 * 1024) });
    equal((await handle(long)).status, 413, "the status for an oversized body");
    equal(told, [delivery], "the events reported");
  }),
];
