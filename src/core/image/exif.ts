const orientationTag = 0x0112;

/**
 * The orientation in an APP1 segment: 1 to 8 if it is one that EXIF 2.32 (4.6.4) defines, 0 if the EXIF data has none,
 * undefined if the segment is not EXIF.
 */
export function readOrientation(segment: DataView): number | undefined {
  // "Exif", two zeros, and a TIFF file.
  if (segment.byteLength < 6 || segment.getUint32(0) !== 0x45786966 || segment.getUint16(4) !== 0) {
    return undefined;
  }
  try {
    return findOrientation(new DataView(segment.buffer, segment.byteOffset + 6, segment.byteLength - 6));
  } catch {
    // Truncated EXIF data; the image itself may be fine.
    return 0;
  }
}

function findOrientation(tiff: DataView): number {
  const little = tiff.getUint16(0) === 0x4949;
  if (!little && tiff.getUint16(0) !== 0x4d4d) return 0;
  const directory = tiff.getUint32(4, little);
  const end = directory + 2 + tiff.getUint16(directory, little) * 12;
  for (let entry = directory + 2; entry < end; entry += 12) {
    if (tiff.getUint16(entry, little) !== orientationTag) continue;
    // SHORT, as the standard requires, or LONG, which some encoders write and decoders accept.
    const type = tiff.getUint16(entry + 2, little);
    if (type === 3) return tiff.getUint16(entry + 8, little);
    return type === 4 ? tiff.getUint32(entry + 8, little) : 0;
  }
  return 0;
}
