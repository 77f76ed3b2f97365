import { describe, expect, it } from "vitest";
import { failureCode, wasNeverSent } from "../../src/core/http/never-sent.ts";

/** As fetch throws it: a TypeError around the socket's error. */
function fetchFailed(cause: unknown): Error {
  return new TypeError("fetch failed", { cause });
}

function coded(code: string, more: object = {}): Error {
  return Object.assign(new Error(code), { code }, more);
}

function aggregate(...errors: Error[]): Error {
  return Object.assign(new AggregateError(errors), { code: errors[0] && failureCode(errors[0]) });
}

describe("wasNeverSent", () => {
  it.each([
    "ECONNREFUSED",
    "ENOTFOUND",
    "EAI_AGAIN",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "EADDRNOTAVAIL",
    "UND_ERR_CONNECT_TIMEOUT",
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "ERR_SSL_WRONG_VERSION_NUMBER",
    "CERT_HAS_EXPIRED",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
    "ConnectionRefused",
  ])("%s proves it", (code) => {
    expect(wasNeverSent(coded(code))).toBe(true);
    expect(wasNeverSent(fetchFailed(coded(code)))).toBe(true);
  });

  it.each([
    "ECONNRESET",
    "EPIPE",
    "ETIMEDOUT",
    "UND_ERR_SOCKET",
    "UND_ERR_HEADERS_TIMEOUT",
    "UND_ERR_BODY_TIMEOUT",
    "HPE_INVALID_CONSTANT",
    "ABORT_ERR",
    "XECONNREFUSED",
    "ECONNREFUSED_NOT",
  ])("%s does not", (code) => {
    expect(wasNeverSent(fetchFailed(coded(code)))).toBe(false);
  });

  it.each([
    ["ECONNRESET", "connect", true],
    ["ETIMEDOUT", "connect", true],
    ["ECONNRESET", "read", false],
    ["EPIPE", "write", false],
  ])("%s of the system call %s: %s", (code, syscall, expected) => {
    expect(wasNeverSent(fetchFailed(coded(code, { syscall })))).toBe(expected);
  });

  // In Deno 2.9's wording.
  it.each([
    [
      "for url (https://example.com/v1/x): client error (Connect): tcp connect error: Connection refused",
      true,
    ],
    ["for url (https://example.com/): client error (Connect): dns error: no such host", true],
    ["from 127.0.0.1:5 for https://example.com/ (127.0.0.1:6): client error (SendRequest): closed", false],
    ["for url (https://example.com/client error (Connect)): client error (SendRequest): closed", false],
  ])("Deno's error sending request %s: %s", (rest, expected) => {
    const error = new Error(`error sending request ${rest}`);
    expect(wasNeverSent(fetchFailed(error))).toBe(expected);
    expect(wasNeverSent(error)).toBe(expected);
  });

  it("applies to several addresses only if every one of them failed that way", () => {
    const refused = coded("ECONNREFUSED", { syscall: "connect" });
    const reset = coded("ECONNRESET", { syscall: "read" });
    expect(wasNeverSent(fetchFailed(aggregate(refused, refused)))).toBe(true);
    expect(wasNeverSent(fetchFailed(aggregate(refused, reset)))).toBe(false);
    expect(wasNeverSent(fetchFailed(aggregate(reset, refused)))).toBe(false);
    expect(wasNeverSent(new AggregateError([]))).toBe(false);
  });

  it.each([undefined, null, "ECONNREFUSED", 5, {}, new Error("ECONNREFUSED"), { code: 111 }])(
    "is not assumed for %j",
    (error) => {
      expect(wasNeverSent(error)).toBe(false);
    },
  );
});

it("copes with an error that is its own cause", () => {
  const error = new Error("circle");
  error.cause = error;
  expect(wasNeverSent(error)).toBe(false);
  expect(failureCode(error)).toBe("error");
});

describe("failureCode", () => {
  it.each([
    [fetchFailed(coded("ECONNRESET")), "ECONNRESET"],
    [fetchFailed(fetchFailed(coded("EPIPE"))), "EPIPE"],
    [fetchFailed(new RangeError("deep")), "RangeError"],
    [new TypeError("terminated"), "TypeError"],
    [Object.assign(new Error("x"), { code: 20 }), "Error"],
    ["thrown text", "error"],
    [undefined, "error"],
  ])("names %s as %s", (error, expected) => {
    expect(failureCode(error)).toBe(expected);
  });
});
