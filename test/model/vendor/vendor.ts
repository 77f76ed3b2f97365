import { setImmediate as turn } from "node:timers/promises";
import type {
  CallEvent,
  ConnectionBehaviour,
  PostBehaviour,
  ReadBehaviour,
  RenderBehaviour,
  Schedule,
} from "../plan/schedule.ts";
import type { Journal } from "../world/journal.ts";
import type { VirtualTime } from "../world/time.ts";
import { answerPost } from "./answer-post.ts";
import { answerRead } from "./answer-read.ts";
import type { Exchange } from "./exchange.ts";
import type { AnsweringVendor, Asked, Avatar, PostRecord, RenderRecord } from "./records.ts";
import { VendorServer } from "./server.ts";
import { AvatarStore } from "./store.ts";
import { readAsked } from "./words.ts";

const goodPost: PostBehaviour = {
  reads: "body",
  makes: 0,
  buildFails: false,
  delayMs: 0,
  answer: { kind: "good", slowBodyMs: 0 },
};

/** The vendor: reads, creates and responds as the schedule says, and keeps count. */
export class Vendor implements AnsweringVendor {
  readonly store: AvatarStore;
  readonly posts: PostRecord[] = [];
  readonly renders: RenderRecord[] = [];
  reads = 0;
  readonly schedule: Schedule;
  readonly time: VirtualTime;
  readonly journal: Journal;
  #calm = false;
  readonly #outages: (() => void)[] = [];
  readonly #server: VendorServer;
  readonly #emit: (call: number, event: CallEvent) => void;
  readonly #posts: Map<number, PostBehaviour[]>;
  readonly #readPlans: ReadBehaviour[];
  readonly #renderPlans: RenderBehaviour[];
  readonly #connectionPlans: ConnectionBehaviour[];

  constructor(
    schedule: Schedule,
    time: VirtualTime,
    journal: Journal,
    emit: (call: number, event: CallEvent) => void,
  ) {
    this.schedule = schedule;
    this.time = time;
    this.journal = journal;
    this.#emit = emit;
    this.store = new AvatarStore(schedule, time);
    this.#posts = new Map(schedule.calls.map(({ id, posts }) => [id, [...posts]]));
    this.#readPlans = [...schedule.reads];
    this.#renderPlans = [...schedule.renders];
    this.#connectionPlans = [...schedule.connections];
    this.#server = new VendorServer(
      schedule.network.tls,
      (exchange) => this.#take(exchange),
      () => (this.#calm ? undefined : this.#connectionPlans.shift()) ?? "kept",
    );
  }

  get baseUrl(): string {
    return this.#server.origin + (this.schedule.vendor === "argil" ? "/v1" : "");
  }

  /** Its port was taken while nothing was listening. */
  get lostPort(): boolean {
    return this.#server.lostPort;
  }

  async open(): Promise<void> {
    await this.#server.listen();
    for (const { from, to } of this.schedule.outages) {
      const begin = this.time.after(from, "plan", () => {
        this.journal.write("vendor", "nothing listens any more");
        this.#server.silence();
      });
      const end = this.time.after(to, "plan", () => void this.#server.listen());
      this.#outages.push(begin, end);
    }
  }

  /** From now on everything succeeds; what hangs is cut off. */
  async calm(): Promise<void> {
    this.#calm = true;
    for (const cancel of this.#outages) cancel();
    await this.#server.listen();
    this.#server.giveUp();
  }

  close(): void {
    this.#server.silence();
  }

  /** Repeats the key that the vendor was sent, if it is one that does so. */
  echo(exchange: Exchange): string {
    if (!this.schedule.traits.echoesKey) return "";
    const key =
      exchange.header("x-api-key") ?? exchange.header("authorization")?.replace("Bearer ", "") ?? "";
    return ` (key ${key}, ${encodeURIComponent(key)}, ${Buffer.from(key).toString("base64")})`;
  }

  /** The common headers of a response; its date is the vendor's. */
  headers(type: string): Record<string, string> {
    return { "content-type": type, date: new Date(this.time.truth).toUTCString() };
  }

  make(post: PostRecord, asked: Asked): Avatar {
    const avatar = this.store.make(asked, post.number, post.behaviour.buildFails);
    this.journal.write("vendor", `makes ${avatar.id}, ${JSON.stringify(avatar.name)}`);
    return avatar;
  }

  emit(post: PostRecord, event: CallEvent): void {
    if (post.call !== undefined) this.#emit(post.call, event);
  }

  #take(exchange: Exchange): Promise<void> {
    if (exchange.method !== "POST") return this.#read(exchange);
    const [, id] = /\/videos\/([^/]+)\/render$/.exec(exchange.url.pathname) ?? [];
    return id === undefined ? this.#post(exchange) : this.#render(exchange, id);
  }

  async #render(exchange: Exchange, id: string): Promise<void> {
    const call = numberOf(exchange.header("x-model-call"));
    const send = numberOf(exchange.header("x-model-send"));
    const planned = this.#calm ? undefined : this.#renderPlans.shift();
    const { acts, delayMs, answer } = planned ?? { acts: true, delayMs: 0, answer: "good" };
    const body = await exchange.body();
    const video = this.store.avatars.find((each) => each.id === id);
    if (body === undefined || !video) return void this.journal.write("vendor", "a render breaks off");
    const words = `${acts ? "renders" : "does not render"} ${id} for call ${call}: ${answer}`;
    this.renders.push({ order: this.journal.write("vendor", words), call, send, id, acts });
    if (acts) video.renderedAt ??= this.time.truth;
    if (delayMs > 0) await this.time.sleep(delayMs, "vendor");
    if (answer === "silence") return;
    if (answer === "reset") return exchange.reset("internal");
    exchange.head(answer === 504 ? 504 : 200, this.headers("application/json"));
    exchange.end(JSON.stringify(answer === 504 ? { message: "upstream" } : this.store.show(video)));
  }

  async #post(exchange: Exchange): Promise<void> {
    const call = numberOf(exchange.header("x-model-call"));
    const send = numberOf(exchange.header("x-model-send"));
    const planned = this.#calm || call === undefined ? undefined : this.#posts.get(call)?.shift();
    const number = this.posts.length + 1;
    const behaviour = planned ?? goodPost;
    const { protocol } = exchange;
    const words = `reads POST ${number} of call ${call}${send === undefined ? "" : `, fetch ${send}`}, HTTP/${protocol}`;
    const order = this.journal.write("vendor", words);
    const { elapsed: at } = this.time;
    const post: PostRecord = { number, order, at, call, send, protocol, behaviour };
    this.posts.push(post);
    this.emit(post, "read");
    if (behaviour.reads === "body") {
      const body = await exchange.body();
      if (body === undefined) return void this.journal.write("vendor", `POST ${number} breaks off`);
      try {
        const asked = readAsked(this.schedule.vendor, exchange.header("content-type"), body);
        const byHeader = call === undefined ? undefined : { call, input: 0 };
        post.asked = this.schedule.resource === "videos" ? { ...asked, mark: byHeader } : asked;
      } catch (error) {
        // A stream that is aborted in the middle of its body may end as if it were complete.
        for (let left = 3; left > 0; left--) await turn();
        if (exchange.gone) return void this.journal.write("vendor", `POST ${number} breaks off`);
        post.malformed = String(error);
      }
      this.emit(post, "body");
    }
    await answerPost(this, exchange, post);
  }

  async #read(exchange: Exchange): Promise<void> {
    this.reads += 1;
    const behaviour = this.#calm ? undefined : this.#readPlans.shift();
    await answerRead(this, exchange, behaviour ?? { delayMs: 0, answer: "good" });
  }
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
