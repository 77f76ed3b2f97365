import type { FitPlan } from "../../../core/image/plan-fit.ts";

/** A picture cropped and scaled as planned, as a JPEG if it was one and else as a PNG. */
export async function cropTo(picture: Blob, { crop, content, target }: FitPlan): Promise<Blob> {
  // Turned as its EXIF says, which is how the plan sees it.
  const bitmap = await createImageBitmap(picture);
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: target.width, height: target.height });
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser draws no pictures");
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
