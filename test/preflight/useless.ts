import sharp from "sharp";

const flat = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 4, background } });
const drawn = (inner: string, width = 1280, height = 720) =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inner}</svg>`),
  );
const wall = '<rect width="1280" height="720" fill="#889"/>';
const head = (x: number, r = 160) => `<circle cx="${x}" cy="300" r="${r}" fill="#d9a57f"/>`;

/** Images that meet the rules but make no avatar, each for a reason of its own. */
export const useless: Readonly<Record<string, () => Promise<Buffer>>> = {
  "all black": () => flat(1280, 720, "black").png().toBuffer(),
  "all white": () => flat(720, 1280, "white").jpeg().toBuffer(),
  "a grey square of 8 by 8": () => flat(8, 8, "grey").png().toBuffer(),
  "nothing but transparency": () => flat(1280, 720, "#0000").png().toBuffer(),
  "an icon": () => drawn(head(32), 63, 63).png().toBuffer(),
  "a strip": () => drawn(wall, 3000, 20).png().toBuffer(),
  "an animation": () =>
    sharp([Buffer.from(makeFrame("red")), Buffer.from(makeFrame("blue"))], { join: { animated: true } })
      .webp()
      .toBuffer(),
  "a printer's colours": () =>
    drawn(wall + head(640))
      .toColourspace("cmyk")
      .jpeg()
      .toBuffer(),
  "half of a JPEG": () =>
    drawn(wall + head(640))
      .jpeg({ quality: 95 })
      .toBuffer()
      .then((jpeg) => jpeg.subarray(0, jpeg.length / 2)),
  "a wall": () => drawn(wall).webp().toBuffer(),
  "two heads": () =>
    drawn(wall + head(300) + head(900))
      .png()
      .toBuffer(),
  "a head cut off": () =>
    drawn(wall + head(0))
      .png()
      .toBuffer(),
  "a head of a few pixels": () =>
    drawn(wall + head(640, 8))
      .png()
      .toBuffer(),
  "a text": () =>
    drawn(
      `<rect width="1280" height="720" fill="#fff"/><text x="90" y="300" font-size="80">Lorem ipsum</text>`,
    )
      .png()
      .toBuffer(),
};

function makeFrame(fill: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720"><rect width="1280" height="720" fill="${fill}"/></svg>`;
}
