import { equal, ok, rejectsWith } from "../assert.ts";
import { check, type SuiteCheck } from "../check.ts";
import { apiKey, connect, samples } from "../vendors.ts";
import { expectForm } from "./form.ts";

export const api: readonly SuiteCheck[] = [
  check("api: a GET with query and path parameters, typed and authenticated", async (stand) => {
    const scene = await stand.play({ json: { data: [samples.anam.ready] } }, { json: samples.anam.ready });
    const { api } = connect(stand, scene.url).anam;
    const { data, response } = await api.GET("/v1/avatars", { params: { query: { perPage: 2 } } });
    equal([data?.data?.length, response.status], [1, 200], "the response");
    await api.GET("/v1/avatars/{id}", { params: { path: { id: "a b" } } });
    const [listed, read] = await scene.requests();
    equal([listed?.path, read?.path], ["/v1/avatars?perPage=2", "/v1/avatars/a%20b"], "the paths");
    equal(listed?.headers.authorization, `Bearer ${apiKey}`, "the key's header");
  }),
  check("api: a POST with a Blob is sent as a form, even on a retry", async (stand) => {
    const busy = { status: 429, headers: { "retry-after": "0" } };
    const scene = await stand.play(busy, { status: 201, json: samples.protoface.building });
    const { api } = connect(stand, scene.url).protoface;
    const image = new File([stand.picture], "ada.png", { type: "image/png" });
    const { data } = await api.POST("/v1/avatars", { body: { image, name: "Ada" } });
    equal(data?.id, "av_1", "the id");
    const seen = await scene.requests();
    equal(seen.length, 2, "requests");
    for (const each of seen) {
      expectForm(each, { name: "Ada" }, { name: "image", filename: "ada.png", bytes: stand.picture });
    }
  }),
  check("api: a POST of JSON, and a failure as { error }", async (stand) => {
    const scene = await stand.play({ status: 400, json: { message: `no ${apiKey}` } });
    const { api } = connect(stand, scene.url).argil;
    const body = { callbackUrl: "https://example.com", events: ["AVATAR_TRAINING_SUCCESS" as const] };
    const { error, response } = await api.POST("/webhooks", { body });
    equal(response.status, 400, "the status");
    ok(error !== undefined && !JSON.stringify(error).includes("4711"), "an error without the key");
    const [seen] = await scene.requests();
    equal(JSON.parse(seen?.text ?? ""), body, "the body");
  }),
  check("api: an empty success, and rejected path parameters", async (stand) => {
    const scene = await stand.play({ status: 204 });
    const { api } = connect(stand, scene.url).protoface;
    const init = (avatar_id: string) => ({ params: { path: { avatar_id } } });
    const { response } = await api.DELETE("/v1/avatars/{avatar_id}", init("av_1"));
    equal(response.status, 204, "the status");
    await rejectsWith(api.DELETE("/v1/avatars/{avatar_id}", init("..")), "InvalidInputError");
    equal((await scene.requests()).length, 1, "requests");
  }),
  check("api: a create without a response rejects with OutcomeUnknownError", async (stand) => {
    const scene = await stand.play({ act: "silent" });
    const { api } = connect(stand, scene.url, { timeoutMs: 300 }).protoface;
    const posting = api.POST("/v1/avatars", { body: { image: new Blob([stand.picture]) } });
    await rejectsWith(posting, "OutcomeUnknownError");
    equal((await scene.requests()).length, 1, "requests");
  }),
  check("api: a POST of text is sent only once when its connection is cut", async (stand) => {
    const scene = await stand.play({ json: samples.argil.ready }, { act: "cut" });
    const { avatars, api } = connect(stand, scene.url).argil;
    // Opens a connection that can be reused, as in the vendors' own checks of this.
    await avatars.get("1");
    const body = { callbackUrl: "https://example.com", events: ["AVATAR_TRAINING_SUCCESS" as const] };
    await rejectsWith(api.POST("/webhooks", { body }), "OutcomeUnknownError");
    equal((await scene.requests()).length, stand.traits.resends ? 3 : 2, "requests");
  }),
  check("api: a POST without a body is sent only once when its connection is cut", async (stand) => {
    const scene = await stand.play({ json: samples.protoface.ready }, { act: "cut" });
    const { avatars, api } = connect(stand, scene.url).protoface;
    await avatars.get("av_1");
    const params = { path: { session_id: "1" } };
    await rejectsWith(api.POST("/v1/sessions/{session_id}/end", { params }), "OutcomeUnknownError");
    equal((await scene.requests()).length, stand.traits.resends ? 3 : 2, "requests");
  }),
];
