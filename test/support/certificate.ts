import { generateKeyPairSync, sign } from "node:crypto";

/** One element of DER (ITU-T X.690): its tag, its length and its content. */
function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const length = body.length < 0x80 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Uint8Array.of(tag, ...length), body]);
}

const sequence = (...content: readonly Uint8Array[]): Buffer => der(0x30, ...content);
const utcTime = (text: string): Buffer => der(0x17, Buffer.from(text, "latin1"));

const ecdsaWithSha256 = sequence(der(0x06, Uint8Array.of(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02)));
const commonName = der(0x06, Uint8Array.of(0x55, 0x04, 0x03));

/** A key and a certificate for localhost that it signs itself, made anew: no key is kept anywhere. */
export function selfSigned(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from("localhost")))));
  const subject = [
    der(0x02, Uint8Array.of(1)),
    ecdsaWithSha256,
    name,
    sequence(utcTime("260101000000Z"), utcTime("491231235959Z")),
    name,
    publicKey.export({ type: "spki", format: "der" }),
  ];
  const signed = sequence(...subject);
  const signature = der(0x03, Uint8Array.of(0), sign("sha256", signed, privateKey));
  const certificate = sequence(signed, ecdsaWithSha256, signature);
  const lines = certificate.toString("base64").replace(/.{64}(?=.)/g, "$&\n");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}
