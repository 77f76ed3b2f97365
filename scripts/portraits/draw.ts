import sharp from "sharp";
import type { Random } from "../common/random.ts";
import type { Head, Portrait } from "./sample.ts";

const skins = ["#f6d7c3", "#e8b795", "#c98d63", "#9a6240", "#6a4029", "#4a2c1d"];
const hairs = ["#1d1a1a", "#3b261b", "#6d4526", "#a3703c", "#d9b56a", "#8c8c8c", "#a2341f"];
const cloths = ["#26324a", "#7b2f3b", "#2f6b57", "#c9c4b8", "#30363a", "#5b4a86", "#d08c3c"];
const walls = ["#d8dde2", "#efe7da", "#26303a", "#8fa9b8", "#6f7f6a", "#b9a48f"];

/** Draws a portrait as a PNG: people made of shapes, in front of a wall, a window or a garden. */
export async function drawPortrait({ size, head, others }: Portrait, random: Random): Promise<Buffer> {
  const { width, height } = size;
  const people = [...others, head].map((each) => person(each, size, random)).join("");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${background(width, height, random)}${people}</svg>`;
  return sharp(Buffer.from(svg)).removeAlpha().png({ compressionLevel: 1 }).toBuffer();
}

function background(width: number, height: number, random: Random): string {
  const wall = `<rect width="${width}" height="${height}" fill="${random.pick(walls)}"/>`;
  const kind = random.below(3);
  if (kind === 0) return wall;
  const spots = Array.from({ length: kind === 1 ? 3 : 40 }, () => {
    const [x, y] = [random.next() * width, random.next() * height];
    // Windows and pictures on the wall, or leaves and lights out of focus.
    if (kind === 1) {
      const side = (0.1 + 0.25 * random.next()) * width;
      return `<rect x="${x}" y="${y}" width="${side}" height="${side * 1.2}" fill="${random.pick(walls)}" stroke="#fff" stroke-width="${width / 80}"/>`;
    }
    const radius = (0.01 + 0.06 * random.next()) * width;
    return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${random.pick(["#3f6b3a", "#86a85c", "#f3e7a3", "#284b2c"])}" opacity="0.7"/>`;
  });
  return wall + spots.join("");
}

function person({ box, skull, wears }: Head, size: { height: number }, random: Random): string {
  const [skin, hair, cloth] = [random.pick(skins), random.pick(hairs), random.pick(cloths)];
  const { x, y, width: w, height: h } = skull;
  const middle = x + w / 2;
  const chin = y + h;
  const shoulders = 1.25 * h;
  const line = (from: number, to: number, at: number, stroke: string) =>
    `<path d="M${from} ${at} Q${(from + to) / 2} ${at + h * 0.03} ${to} ${at}" stroke="${stroke}" stroke-width="${h / 50}" fill="none"/>`;
  const eye = (at: number) =>
    `<ellipse cx="${at}" cy="${y + h * 0.52}" rx="${w * 0.1}" ry="${h * 0.035}" fill="#fff"/><circle cx="${at}" cy="${y + h * 0.52}" r="${h * 0.03}" fill="#2b2118"/>${line(at - w * 0.12, at + w * 0.12, y + h * 0.44, hair)}`;
  const brim = wears === "a hat" ? box.width : w * 1.05;
  const hat =
    wears === "nothing"
      ? ""
      : `<rect x="${middle - w * 0.48}" y="${box.y}" width="${w * 0.96}" height="${y + h * 0.26 - box.y}" rx="${w * 0.2}" fill="${cloth}"/><rect x="${middle - brim / 2}" y="${y + h * 0.22}" width="${brim}" height="${h * 0.06}" rx="${h * 0.03}" fill="${cloth}"/>`;
  return `
    <path d="M${middle - shoulders} ${size.height} Q${middle - shoulders} ${chin + h * 0.3} ${middle} ${chin + h * 0.18} Q${middle + shoulders} ${chin + h * 0.3} ${middle + shoulders} ${size.height} Z" fill="${cloth}"/>
    <rect x="${middle - w * 0.22}" y="${chin - h * 0.15}" width="${w * 0.44}" height="${h * 0.4}" rx="${w * 0.15}" fill="${skin}"/>
    <ellipse cx="${middle}" cy="${box.y + box.height * 0.47}" rx="${box.width / 2}" ry="${box.height * 0.47}" fill="${hair}"/>
    <ellipse cx="${middle}" cy="${y + h * 0.56}" rx="${w / 2}" ry="${h * 0.44}" fill="${skin}"/>
    ${eye(middle - w * 0.2)}${eye(middle + w * 0.2)}
    <path d="M${middle} ${y + h * 0.55} l${-w * 0.05} ${h * 0.14} h${w * 0.09}" stroke="#0005" stroke-width="${h / 60}" fill="none"/>
    ${line(middle - w * 0.17, middle + w * 0.17, y + h * 0.82, "#8e3b3b")}
    ${hat}`;
}
