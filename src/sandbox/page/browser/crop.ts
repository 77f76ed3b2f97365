import type { FitPlan } from "../../../core/image/plan-fit.ts";

/** Crops and scales an image as planned, as a JPEG if it was one, otherwise as a PNG. */
export async function cropTo(picture: Blob, { crop, content, target }: FitPlan): Promise<Blob> {
  // Rotated according to its EXIF, as the plan assumes.
  const bitmap = await createImageBitmap(picture);
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: target.width, height: target.height });
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser cannot draw images");
  context.imageSmoothingQuality = "high";
  context.drawImage(
    bitmap,
    crop.x,
    crop.y,
    crop.width,
    crop.height,
    content.x,
    content.y,
    content.width,
    content.height,
  );
  bitmap.close();
  const type = picture.type === "image/jpeg" ? "image/jpeg" : "image/png";
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("too large to draw"))), type, 0.92),
  );
}
