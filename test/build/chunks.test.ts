import { expect, it } from "vitest";
import { type Links, planChunks } from "../../scripts/build/chunks.ts";

/** `a: "b c | d"` imports b and c statically and d on first use. */
function linksOf(graph: Readonly<Record<string, string>>): Links {
  return (id) => {
    const [atOnce = "", onUse = ""] = (graph[id] ?? "").split("|");
    return { atOnce: atOnce.split(" ").filter(Boolean), onUse: onUse.split(" ").filter(Boolean) };
  };
}

function plan(graph: Readonly<Record<string, string>>): Record<string, string[]> {
  const roots = {
    vendors: { a: "a", b: "b" },
    beside: { node: "node" },
    above: { index: "index", jobs: "jobs" },
    command: "bin",
    firstUse: ["first", "avatars"],
    anywhere: ["a", "b", "index"],
  };
  const steps = planChunks(roots, linksOf(graph)).flatMap((step) => [...step]);
  return Object.fromEntries(steps.map(([file, ids]) => [file, [...ids].sort()]));
}

it("puts what two vendors need into the core, and the rest of each vendor into its own file", () => {
  const files = plan({ a: "a1 call", b: "call", call: "errors", index: "a b all" });
  expect(files).toEqual({
    core: ["call", "errors"],
    a: ["a", "a1"],
    b: ["b"],
    node: ["node"],
    index: ["all", "index"],
    jobs: ["jobs"],
  });
});

it("gives the core what a vendor needs both statically and on first use", () => {
  const files = plan({ a: "profile call | first", b: "call | first", first: "profile transport" });
  expect(files).toMatchObject({ core: ["call", "profile"], a: ["a"] });
});

it("puts what a vendor shares with a separate entry into the core", () => {
  expect(plan({ a: "webhook", node: "webhook disk" })).toMatchObject({
    core: ["webhook"],
    a: ["a"],
    node: ["disk", "node"],
  });
});

it("keeps lazily loaded modules apart, and gives another entry only those it loads statically", () => {
  const files = plan({
    a: "call | check",
    b: "call",
    check: "sniff call deep",
    index: "a b sniff",
    sniff: "png",
  });
  expect(files).toMatchObject({
    core: ["call"],
    "index-on-use": ["png", "sniff"],
    check: ["check", "deep"],
    index: ["index"],
  });
});

it("shares what two lazily loaded parts need, and leaves a single module to the bundler", () => {
  const files = plan({ a: "| x y", b: "| z", x: "deep", y: "deep" });
  expect(files).toMatchObject({ "on-use": ["deep"], x: ["x"], y: ["y"] });
  expect(files).not.toHaveProperty("z");
});

it("puts what the first avatar needs into files of its own, without what is used later or what another entry loads", () => {
  const files = plan({
    a: "call | first avatars videos",
    b: "call | first",
    first: "transport",
    avatars: "transport wait sniff",
    videos: "wait download sniff crop",
    index: "a b sniff crop | provider",
    provider: "download",
  });
  expect(files).toMatchObject({
    core: ["call"],
    "index-first-use": ["sniff"],
    "first-use": ["transport"],
    avatars: ["avatars", "wait"],
    "index-on-use": ["crop"],
    "on-use": ["download"],
  });
});

it("puts what two commands share into a file that no entry loads", () => {
  const files = plan({ bin: "table | create get", create: "table ask", get: "table ask" });
  expect(files.commands).toEqual(["ask", "table"]);
});

it("loads an entry's lazy parts from no other entry, whatever the two share", () => {
  const files = plan({
    a: "call",
    b: "call",
    index: "a b | provider",
    provider: "bounded unify",
    jobs: "bounded engine",
  });
  expect(files).toMatchObject({ "jobs-on-use": ["bounded"], provider: ["provider", "unify"] });
  expect(files.jobs).toEqual(["engine", "jobs"]);
});

it("keeps what an entry loads statically out of its lazy files, and out of files that others load", () => {
  const files = plan({
    a: "call | check",
    b: "call",
    check: "sniff",
    index: "a b",
    jobs: "sniff server | page",
    page: "server show",
  });
  expect(files).toMatchObject({
    "jobs-on-use": ["sniff"],
    jobs: ["jobs", "server"],
    page: ["page", "show"],
  });
});

it("puts nothing that only Node loads into a file that browsers load", () => {
  const files = plan({
    a: "call | check",
    b: "call",
    check: "sniff",
    index: "a b",
    node: "| fit",
    fit: "peer pixels",
    jobs: "sniff peer | engine spool",
    engine: "peer",
    spool: "disk",
    disk: "pixels",
  });
  expect(files).toMatchObject({
    "jobs-on-use": ["sniff"],
    "jobs-on-use-node": ["peer"],
    "on-use-node": ["pixels"],
  });
});
